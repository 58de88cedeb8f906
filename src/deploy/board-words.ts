/** The fixed words of a board, in both languages. */
import type { Speech } from '../message.ts'
import type { HostStateName } from './host-view.ts'

export interface Words {
  readonly run: Readonly<Record<HostStateName, string>>
  readonly group: Readonly<Record<HostStateName | 'recovered', string>>
  readonly follows: (host: string) => string
  readonly done: (done: number, expected: number) => string
  readonly stage: string
  readonly elapsed: (time: string) => string
  readonly took: (time: string) => string
  readonly expected: (time: string, runs: number) => string
  readonly missing: string
  readonly more: (count: number) => string
  readonly exit: (code: number) => string
  readonly summary: (time: string, hosts: number, recovered: number) => string
  readonly seen: (host: string, day: string) => string
  readonly solvedBy: (fix: string) => string
  readonly isBack: string
  readonly punctuation: Readonly<Record<'colon' | 'comma' | 'open' | 'close', string>>
}

export const boardWords: Readonly<Record<Speech, Words>> = {
  en: {
    run: { running: 'running', succeeded: 'succeeded', failed: 'failed', silent: 'silent' },
    group: {
      failed: 'Failed',
      silent: 'Silent',
      running: 'Running',
      recovered: 'Recovered',
      succeeded: 'Done',
    },
    follows: (host) => `Held back, follows from ${host}`,
    done: (done, expected) => `${done} of ${expected} ${expected === 1 ? 'host' : 'hosts'} done`,
    stage: 'Stage',
    elapsed: (time) => `Elapsed ${time}`,
    took: (time) => `Took ${time}`,
    expected: (time, runs) => `expected about ${time} (from ${runs} earlier ${runs === 1 ? 'run' : 'runs'})`,
    missing: 'Not heard of yet',
    more: (count) => `and ${count} more`,
    exit: (code) => `exit ${code}`,
    summary: (time, hosts, recovered) =>
      `Resolved: ${hosts === 1 ? 'the host is' : `all ${hosts} hosts are`} done after ${time}${recovered > 0 ? `; ${recovered} failed on the way and recovered` : ''}.`,
    seen: (host, day) => `Seen before on ${host}, ${day}`,
    solvedBy: (fix) => `solved by ${fix}`,
    isBack: 'it is back',
    punctuation: { colon: ': ', comma: ', ', open: ' (', close: ')' },
  },
  zh: {
    run: { running: '进行中', succeeded: '成功', failed: '失败', silent: '无响应' },
    group: {
      failed: '失败',
      silent: '无响应',
      running: '进行中',
      recovered: '已恢复',
      succeeded: '已完成',
    },
    follows: (host) => `暂缓通知，受 ${host} 影响`,
    done: (done, expected) => `${expected} 台主机中 ${done} 台已完成`,
    stage: '阶段',
    elapsed: (time) => `已用 ${time}`,
    took: (time) => `用时 ${time}`,
    expected: (time, runs) => `预计约 ${time}（根据之前 ${runs} 次部署）`,
    missing: '尚未上报',
    more: (count) => `另外 ${count} 台`,
    exit: (code) => `退出码 ${code}`,
    summary: (time, hosts, recovered) =>
      `已解决：${hosts} 台主机全部完成，用时 ${time}${recovered > 0 ? `；其中 ${recovered} 台曾失败后恢复` : ''}。`,
    seen: (host, day) => `此前在 ${host} 上出现过（${day}）`,
    solvedBy: (fix) => `解决方法：${fix}`,
    isBack: '问题再次出现',
    punctuation: { colon: '：', comma: '、', open: '（', close: '）' },
  },
}

/** `3 h 12 min`, `42 min`, `8 s`. */
export function spanOf(milliseconds: number, lang: Speech): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [day, hour, minute, second] = lang === 'zh' ? ['天', '小时', '分钟', '秒'] : ['d', 'h', 'min', 's']
  const part = (count: number, unit: string | undefined): string => (count > 0 ? `${count} ${unit}` : '')
  const join = (...parts: readonly string[]): string => parts.filter((one) => one !== '').join(' ')
  if (seconds < 60) return `${seconds} ${second}`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} ${minute}`
  if (seconds < 86_400)
    return join(part(Math.floor(seconds / 3_600), hour), part(Math.floor((seconds % 3_600) / 60), minute))
  return join(part(Math.floor(seconds / 86_400), day), part(Math.floor((seconds % 86_400) / 3_600), hour))
}
