import type { HostState, Mark } from './host-state.ts'
import type { Status } from './ping.ts'
import { graceOf } from './silence.ts'

export type HostStateName = 'running' | 'succeeded' | 'failed' | 'silent'

/** A host as it stands now. */
export interface HostView {
  readonly host: string
  readonly state: HostStateName
  readonly stage?: string
  readonly role?: string
  readonly tool?: string
  readonly seq: number
  readonly exitCode?: number
  /** When the present attempt began and ended, by the bot's clock as far as the host's is known to be wrong. */
  readonly startedAt: number
  readonly endedAt?: number
  readonly heard: number
  /** When its end was told, by the bot's clock. */
  readonly toldAt?: number
  /** While it runs: when it counts as silent. */
  readonly silentAt?: number
  /** Failed in an earlier attempt of this round, and runs or is done now. */
  readonly recovered: boolean
  /** The host whose failure this one's follows from. */
  readonly follows?: string
  /** The seq of the failing ping: with run and host it names the log. */
  readonly failedSeq?: number
}

/** What has ended this long before a new start belongs to an earlier round of the run. */
export const roundGap = 12 * 3_600_000

export interface Moment {
  readonly now: number
  /** Since when the bot has been listening: it cannot hold the time before against a host. */
  readonly listeningSince: number
}

/** `usual`: the pause between pings that is usual in its run. */
export function viewHost(state: HostState, usual: number | undefined, { now, listeningSince }: Moment): HostView {
  const { host, told, started, failed, stage, role, tool, seq, heard } = state
  const ended = told?.status === 'failed' || told?.status === 'succeeded' ? told : undefined
  const silentAt = Math.max(heard, listeningSince) + graceOf(state, usual)
  const correct = (mark: Mark): number => mark.at + Math.min(0, state.lag)
  const isSilent = !ended && now >= silentAt
  const last = told ?? state.recent[0]
  return {
    host,
    state: isSilent ? 'silent' : endOf(told?.status),
    ...(stage && { stage: ended?.stage ?? stage.value }),
    ...(role && { role: role.value }),
    ...(tool && { tool: tool.value }),
    seq,
    ...(ended?.exitCode !== undefined && { exitCode: ended.exitCode }),
    startedAt: started ? correct(started) : state.firstAt + Math.min(0, state.lag),
    ...(ended && { endedAt: correct(ended), toldAt: ended.received }),
    heard,
    ...(!ended && !isSilent && { silentAt }),
    recovered: ended?.status !== 'failed' && failed !== undefined && (last?.at ?? 0) - failed.at < roundGap,
    ...(ended?.status === 'failed' && { failedSeq: ended.seq }),
  }
}

const endOf = (status: Status | undefined): HostStateName =>
  status === 'failed' || status === 'succeeded' ? status : 'running'
