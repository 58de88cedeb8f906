# Askstack: tells how a playbook is going, from the control node: plays and tasks as stages, and each host's result.
# Standard library only; sends in the background and never fails or holds up a play. Copy it into callback_plugins/ and set
# ASKSTACK_URL, ASKSTACK_TOKEN and callbacks_enabled = askstack.
from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = """
    name: askstack
    type: notification
    short_description: tells Askstack how a playbook is going
    description:
      - The control node speaks for its hosts, so they are called CONTROL/HOST there, and only its own token is needed.
      - The run's name is ASKSTACK_RUN, or else the playbook's name; within askstack-agent run it is the agent's,
        and the agent alone speaks for the control node itself.
    requirements:
      - set ASKSTACK_URL and ASKSTACK_TOKEN, and callbacks_enabled = askstack
"""

import datetime
import json
import os
import re
import socket
import threading
import time

try:
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen
except ImportError:
    from urllib2 import HTTPError, Request, urlopen

try:
    import queue
except ImportError:
    import Queue as queue

from ansible.plugins.callback import CallbackBase

MOST_WAITING = 5000
MOST_AT_ONCE = 100
MOST_LOG = 32768
PACE = 2.0
HEARTBEAT = 30.0
SECRETS = [
    re.compile(r"(://[^\s/@:]{0,100}:)[^\s/@]{1,200}(?=@)"),
    re.compile(r"((?:authorization|x-[a-z]{1,20}-token)[\"']{0,2}\s{0,3}[:=]\s{0,3}[\"']?(?:(?:bearer|basic|token)\s{1,3})?)[^\s\"',}]{4,4000}", re.I),
    re.compile(
        r"((?:passwo?r?d|passphrase|_pass|secret|token|api_?key|access_?key|private_?key|auth_?key|cookie)[\"'\]]{0,3}\s{0,3}(?:=>|[:=])\s{0,3}[\"']?)"
        r"[^\s\"',;&(){}\[\]<>]{1,400}",
        re.I,
    ),
    re.compile(r"()gAAAA[\w-]{20,4000}={0,2}|()eyJ[\w-]{8,4000}\.[\w.-]{8,4000}"),
]


def hide_secrets(text):
    for rule in SECRETS:
        text = rule.sub(lambda found: (found.group(1) or "") + "***", text)
    return text


def host_name(text):
    return re.sub(r"[^A-Za-z0-9._:-]+", "-", text)[:120] or "unknown"


class Sender(threading.Thread):
    """Sends what waits, in order; what cannot be sent is tried again until the playbook ends and a moment longer."""

    def __init__(self, url, token):
        super(Sender, self).__init__()
        self.daemon = True
        self.address = url.rstrip("/") + "/v1/pings"
        self.token = token
        self.waiting = queue.Queue(MOST_WAITING)
        self.over = threading.Event()
        self.kept = []
        self.beat = None

    def put(self, ping):
        try:
            self.waiting.put_nowait(ping)
        except queue.Full:
            pass

    def finish(self):
        self.over.set()
        self.join(3)
        if not self.is_alive():
            return
        left = list(self.kept)
        while not self.waiting.empty():
            left.append(self.waiting.get_nowait())
        for folder in filter(None, [os.environ.get("ASKSTACK_SPOOL"), "/var/spool/askstack"]):
            if self.spool(folder, left):
                return

    def spool(self, folder, pings):
        """Leaves the pings to askstack-agent on this host, which sends them with the next run or `askstack-agent spool`."""
        try:
            for ping in pings:
                name = os.path.join(folder, "%020d.%s" % (ping["seq"], ping["status"]))
                with open(name, "w") as file:
                    file.write(json.dumps(ping) + "\n")
                os.rename(name, name + ".ping")
            return True
        except (IOError, OSError):
            return False

    def run(self):
        pause = 1.0
        last = time.time()
        while not (self.over.is_set() and self.waiting.empty() and not self.kept):
            self.collect()
            if not self.kept:
                if self.beat and not self.over.is_set() and time.time() - last >= HEARTBEAT:
                    last = time.time()
                    self.put(self.beat())
                continue
            last = time.time()
            wait = self.send(self.kept)
            if wait is None:
                self.kept, pause = [], 1.0
            else:
                time.sleep(max(wait, pause))
                pause = min(60.0, pause * 2)

    def collect(self):
        while len(self.kept) < MOST_AT_ONCE:
            try:
                self.kept.append(self.waiting.get(timeout=0.2))
            except queue.Empty:
                return

    def send(self, pings):
        """None when that is settled, or else the seconds to wait."""
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"}
        try:
            urlopen(Request(self.address, json.dumps(pings).encode("utf-8"), headers), timeout=10).close()
            return None
        except HTTPError as error:
            if error.code in (400, 413) and len(pings) > 1:
                for ping in pings:
                    self.send([ping])
            if error.code in (400, 401, 413):
                return None
            try:
                return float(error.headers.get("Retry-After") or 0)
            except ValueError:
                return 0.0
        except Exception:
            return 0.0


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "askstack"
    CALLBACK_NEEDS_ENABLED = True
    CALLBACK_NEEDS_WHITELIST = True

    def __init__(self, *arguments, **named):
        super(CallbackModule, self).__init__(*arguments, **named)
        url, token = os.environ.get("ASKSTACK_URL"), os.environ.get("ASKSTACK_TOKEN")
        self.me = os.environ.get("ASKSTACK_HOST") or socket.gethostname()
        agent = os.environ.get("ASKSTACK_AGENT") or ""
        self.run_name = agent or os.environ.get("ASKSTACK_RUN") or ""
        self.is_watched = bool(agent)
        self.lock = threading.Lock()
        self.seq = int(time.time() * 1000)
        self.stage = ""
        self.told = {}
        self.failed = {}
        self.sender = None
        if url and token:
            self.sender = Sender(url, token)
            if not self.is_watched:
                self.sender.beat = lambda: self.ping(self.me, "heartbeat")
            self.sender.start()
        else:
            self.disabled = True

    def ping(self, host, status, **more):
        with self.lock:
            self.seq += 1
            seq = self.seq
        now = datetime.datetime.utcfromtimestamp(time.time()).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        ping = {"run": self.run_name, "host": host, "tool": "ansible", "status": status, "seq": seq, "at": now}
        if self.stage:
            ping["stage"] = self.stage[:180]
        ping.update((key, value) for key, value in more.items() if value is not None)
        return ping

    def tell(self, host, status, **more):
        try:
            if self.sender and not (self.is_watched and host == self.me):
                self.sender.put(self.ping(host, status, **more))
        except Exception:
            pass

    def below(self, host):
        return self.me + "/" + host_name(host)

    def v2_playbook_on_start(self, playbook):
        if not self.run_name:
            name = os.path.basename(getattr(playbook, "_file_name", "") or "playbook")
            self.run_name = os.path.splitext(name)[0][:128]
        self.tell(self.me, "started")

    def v2_playbook_on_play_start(self, play):
        self.stage = "PLAY " + (play.get_name() or "").strip()
        self.tell(self.me, "progress")

    def v2_playbook_on_task_start(self, task, is_conditional):
        self.stage = hide_secrets((task.get_name() or "").strip())
        self.at_most_often(self.me)

    def v2_playbook_on_handler_task_start(self, task):
        self.v2_playbook_on_task_start(task, False)

    def v2_runner_on_ok(self, result):
        self.at_most_often(self.below(result._host.get_name()))

    def v2_runner_on_failed(self, result, ignore_errors=False):
        if not ignore_errors:
            self.note_failure(result)

    def v2_runner_on_unreachable(self, result):
        self.note_failure(result)

    def at_most_often(self, host):
        """Tasks may come many a second; a host tells of one every two."""
        now = time.time()
        if now - self.told.get(host, 0) >= PACE:
            self.told[host] = now
            self.tell(host, "progress")

    def note_failure(self, result):
        try:
            host = result._host.get_name()
            body = result._result
            hidden = body.get("_ansible_no_log") or getattr(result._task, "no_log", False)
            lines = ["TASK [%s]" % self.stage, "fatal: [%s]: FAILED!" % host]
            if not hidden:
                texts = [body.get(key) for key in ("msg", "module_stdout", "stdout", "module_stderr", "stderr")]
                for item in body.get("results") or []:
                    if isinstance(item, dict) and item.get("failed") and not item.get("_ansible_no_log"):
                        texts += [item.get(key) for key in ("msg", "stdout", "stderr")]
                lines += [text if isinstance(text, str) else json.dumps(text, default=str) for text in texts if text]
            log = hide_secrets("\n".join(lines)[-MOST_LOG:])
            code = body.get("rc")
            self.failed[host] = log
            code = code if isinstance(code, int) and -255 <= code <= 255 else None
            self.tell(self.below(host), "failed", log=log, exitCode=code)
        except Exception:
            pass

    def v2_playbook_on_stats(self, stats):
        try:
            bad = []
            for host in sorted(stats.processed):
                summary = stats.summarize(host)
                if summary.get("failures") or summary.get("unreachable"):
                    bad.append(host)
                    if host not in self.failed:
                        self.tell(self.below(host), "failed")
                else:
                    self.tell(self.below(host), "succeeded")
            if bad:
                self.tell(self.me, "failed", log="\n".join(self.failed.get(host, "") for host in bad)[-MOST_LOG:])
            else:
                self.tell(self.me, "succeeded")
        except Exception:
            pass
        if self.sender:
            self.sender.finish()
