import { boardWords } from '../deploy/board-words.ts'
import {
  type Failure,
  type FailureGroup,
  failureKey,
  type PastFailure,
  seenBefore,
  writeSeenBefore,
} from '../deploy/same-failure.ts'
import type { RunView } from '../deploy/view-run.ts'
import type { Diagnosis } from '../diagnose/diagnosis.ts'
import type { Reply, Speech } from '../message.ts'
import type { Store, Table } from '../store/store.ts'
import { deployTexts, namesFor } from './deploy-texts.ts'
import { shortHash } from './keys.ts'
import type { Means } from './means.ts'
import { plainReply } from './plain-reply.ts'
import { logsOf } from './runs.ts'
import { tellDiagnosis } from './tell-diagnosis.ts'

const year = 365 * 24 * 3_600_000
/** Earlier failures of one kind, by their run. */
export const pastOf = (key: string): Table => ({ name: `failures:${shortHash(key)}`, ttl: year, most: 20 })

/** What kinds of failure there were, by the hash of their key. */
export const failureKinds: Table = { name: 'failure-kinds', ttl: year, most: 1_000 }

/** The failures of these hosts, each with what its log's diagnosis found. */
export async function failuresOf(
  { store, wits }: Pick<Means, 'store' | 'wits'>,
  view: RunView,
  names: readonly string[],
): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const { host, failedSeq: seq, endedAt = 0, stage } of view.hosts) {
    if (!names.includes(host) || seq === undefined) continue
    const log = await logOf(store, { run: view.run, host, seq })
    // Who runs a playbook fails with the hosts that it looks after, and has nothing to add.
    if (!log && view.hosts.some((one) => one.state === 'failed' && one.host.startsWith(`${host}/`))) continue
    const found = log ? proofIn(await wits.examine(log)) : { errors: [], telling: '' }
    failures.push({ run: view.run, host, seq, at: endedAt, ...(stage && { stage }), ...found })
  }
  return failures
}

/** The entry in the thread: on which hosts, seen before, cause and fix, proof. */
export async function entryFor(
  { store, wits }: Pick<Means, 'store' | 'wits'>,
  { first }: FailureGroup,
  hosts: readonly string[],
  lang: Speech,
): Promise<Reply> {
  const say = deployTexts[lang]
  const log = await logOf(store, first)
  const diagnosis = log ? await wits.examine(log) : undefined
  const past = [...(await store.records(pastOf(failureKey(first)).name, 20)).values()] as PastFailure[]
  const seen = seenBefore(past, failureKey(first), first.run)
  const stage = first.stage
    ? ` · ${boardWords[lang].stage}${boardWords[lang].punctuation.colon}\`${first.stage.replaceAll('`', "'")}\``
    : ''
  const parts = [
    `${say.failed(namesFor(hosts, lang), hosts.length)}${stage}`,
    ...(seen ? [`_${writeSeenBefore(seen, lang)}_`] : []),
    diagnosis ? tellDiagnosis(wits.library, diagnosis, lang) : say.noLog,
  ]
  const reply = plainReply('said', lang, parts.join('\n\n'))
  if (!diagnosis) return reply
  return { ...reply, kind: diagnosis.kind, ids: idsIn(diagnosis) }
}

/** Remembers it for later runs; an unknown one goes to the gaps. */
export async function noteFailure(
  store: Store,
  { first, key, hosts }: FailureGroup,
  reply: Reply,
  channel: string,
): Promise<void> {
  const { run, host, at, telling } = first
  await store.changeRecord<PastFailure>(pastOf(key), run, (kept) => ({
    ...(kept ?? { key, run, host, at }),
    hosts: Math.max(kept?.hosts ?? 0, hosts.length),
  }))
  await store.changeRecord(failureKinds, shortHash(key), () => key)
  if (reply.kind !== 'unknown') return
  const id = shortHash(`failure ${run} ${key}`)
  await store.addGap({ id, kind: 'unknown', text: telling || key, lang: reply.lang, channel, at })
}

async function logOf(store: Store, { run, host, seq }: Pick<Failure, 'run' | 'host' | 'seq'>): Promise<string> {
  return ((await store.record(logsOf(run).name, `${host} ${seq}`)) as string | undefined) ?? ''
}

function proofIn(diagnosis: Diagnosis): Pick<Failure, 'errors' | 'telling'> {
  if (diagnosis.kind !== 'known') return { errors: [], telling: diagnosis.telling[0]?.text ?? '' }
  return { errors: idsIn(diagnosis), telling: diagnosis.findings[0]?.evidence[0]?.text ?? '' }
}

function idsIn(diagnosis: Diagnosis): string[] {
  if (diagnosis.kind === 'known') return diagnosis.findings.map(({ error }) => error.id)
  return diagnosis.kind === 'similar' ? diagnosis.near.map(({ error }) => error.id) : []
}
