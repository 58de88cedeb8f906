import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '../../src/log.ts'
import { type RunningBot, startBot } from '../../src/main.ts'
import type { ChatName, Outgoing } from '../../src/message.ts'
import { ansible, callbackEnv } from '../agent/ansible-callback.ts'
import { runCommand } from '../agent/run-agent.ts'
import { wits } from '../bot/open-bot.ts'
import { type MemoryChat, memoryChat } from '../stand-ins/memory-chat.ts'

export const channel = 'slack:C0123'

export interface Deploys extends RunningBot {
  readonly chat: MemoryChat
  readonly url: string
}

/** A whole bot with its intake on a free port, in a chat in memory. */
export async function openDeploys(redisUrl: string, chat = memoryChat()): Promise<Deploys> {
  const config = { redisUrl, data: '/nonexistent', port: 0, channels: { deploys: [channel], digest: [] } }
  const bot = await startBot({ config, wits, chats: [chat], log: createLog({ level: 'error', secrets: [] }) })
  return { ...bot, chat, url: `http://127.0.0.1:${bot.port}` }
}

/** The command line on this Redis; what it printed as JSON. */
export async function askstack(redisUrl: string, ...args: readonly string[]) {
  const ended = await runCommand([process.execPath, '--import', 'tsx', 'src/cli.ts', ...args], {
    env: { REDIS_URL: redisUrl },
  })
  return { ...ended, json: () => JSON.parse(ended.out) }
}

export interface SentPing {
  readonly run: string
  readonly host: string
  readonly status: string
  readonly seq: number
  readonly at?: string
  readonly stage?: string
  readonly log?: string
  readonly hosts?: number
}

export async function sendPings(url: string, token: string, pings: SentPing | readonly SentPing[]): Promise<Response> {
  const all = Array.isArray(pings) ? pings : [pings]
  const body = JSON.stringify(all.map((ping) => ({ at: new Date().toISOString(), ...ping })))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return fetch(`${url}/v1/pings`, { method: 'POST', headers, body })
}

/** What stands in the chat: each message once, as it was edited last; those in a thread name it. */
export function standing(posted: readonly Outgoing[], name: ChatName = 'slack') {
  const messages = new Map<string, { readonly thread: string | undefined; readonly texts: string[]; last: Outgoing }>()
  for (const outgoing of posted) {
    const id = outgoing.edit?.id ?? outgoing.key
    const kept = messages.get(id)
    kept?.texts.push(outgoing.reply.markdown)
    if (kept) kept.last = outgoing
    else messages.set(id, { thread: outgoing.to.thread, texts: [outgoing.reply.markdown], last: outgoing })
  }
  const all = [...messages.values()].filter(({ last }) => last.edit === undefined || last.edit.chat === name)
  return { boards: all.filter(({ thread }) => !thread), entries: all.filter(({ thread }) => thread) }
}

const failing = `#!/bin/sh
echo "+ lib/keystone:install_keystone:1 : pip_install keystone"
echo "Collecting functools32"
echo "OS_PASSWORD=hunter2hunter2"
sleep 2
echo "    Complete output from command python setup.py egg_info:"
echo 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-x7kQ/functools32/' >&2
exit 1
`

/** A script in a folder of its own that prints a run of devstack, and fails as in the weekly report, or ends well. */
export function fakeStack(ending: 'fails' | 'succeeds'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'askstack-stack-')), 'fake-stack.sh')
  const good = '#!/bin/sh\necho "This is your host IP address: 10.0.0.5"\necho "stack.sh completed in 12 seconds."\n'
  writeFileSync(file, ending === 'fails' ? failing : good, { mode: 0o755 })
  return file
}

/** A playbook that fails on compute-02, run by a real ansible-playbook with the callback that ships; undefined where there is none. */
export function playbookRunner(url: string, token: string) {
  const work = mkdtempSync(join(tmpdir(), 'askstack-play-'))
  const playbook = join(work, 'site.yml')
  writeFileSync(
    playbook,
    `- name: Apply role nova
  hosts: all
  connection: local
  gather_facts: false
  tasks:
    - name: "nova : Install"
      ansible.builtin.shell: |
        echo 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x/' >&2; exit 1
      when: inventory_hostname == 'compute-02'
`,
  )
  const env = callbackEnv(url, token, work)
  const command = ansible && [ansible, '-i', 'compute-01,compute-02,', playbook]
  return command && (() => runCommand(command, { env }))
}
