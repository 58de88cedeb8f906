/** What the bot says around a board, in both languages. */
import type { Hush } from '../deploy/posted.ts'
import type { Speech } from '../message.ts'

interface DeployTexts {
  readonly buttons: Readonly<Record<Hush['kind'], string>>
  readonly hush: Readonly<Record<Hush['kind'], (by: string) => string>>
  readonly solved: string
  readonly solvedForm: Readonly<Record<'title' | 'label' | 'hint' | 'submit', string>>
  readonly thanks: string
  readonly again: string
  readonly noted: string
  readonly gone: string
  readonly failed: (hosts: string, count: number) => string
  readonly at: (stage: string) => string
  readonly noLog: string
  readonly silent: (hosts: string) => string
  readonly still: (hosts: string) => string
  readonly more: (count: number) => string
  readonly none: string
}

export const deployTexts: Readonly<Record<Speech, DeployTexts>> = {
  en: {
    buttons: { acknowledged: 'Acknowledge', silenced: 'Silence for 4 hours', taken: 'I take it' },
    hush: {
      acknowledged: (by) => `Acknowledged by ${by}: no reminders until it changes.`,
      silenced: (by) => `Silenced by ${by} for 4 hours.`,
      taken: (by) => `${by} takes it.`,
    },
    solved: 'Solved',
    solvedForm: {
      title: 'How was it solved?',
      label: 'What helped',
      hint: 'Shown when the same failure returns.',
      submit: 'Save',
    },
    thanks: 'Thanks, noted: it is shown when the same failure returns.',
    again: 'The form did not open in time. Please press again.',
    noted: 'Noted; the board shows it.',
    gone: 'I no longer know this deployment (I keep them for 30 days).',
    failed: (hosts, count) => `**Failed on ${hosts}**${count > 1 ? ` (${count} hosts, the same failure)` : ''}`,
    at: (stage) => `at ${stage}`,
    noLog: 'No log came with it. Look at the end of the log on the host, and give it to me with `/diagnose`.',
    silent: (hosts) => `Nothing is heard any more of ${hosts}. It may have crashed, lost its network, or hang.`,
    still: (hosts) => `Still failing: ${hosts}`,
    more: (count) => `and ${count} more`,
    none: 'I have heard of no deployments. A host tells of one with `askstack-agent run --name NAME -- COMMAND`; its token is made with `askstack hosts add HOST`.',
  },
  zh: {
    buttons: { acknowledged: '知道了', silenced: '静音 4 小时', taken: '我来处理' },
    hush: {
      acknowledged: (by) => `${by} 已知悉：状态变化前不再提醒。`,
      silenced: (by) => `${by} 已静音 4 小时。`,
      taken: (by) => `${by} 正在处理。`,
    },
    solved: '已解决',
    solvedForm: { title: '怎样解决的？', label: '解决方法', hint: '同样的问题再次出现时会显示。', submit: '保存' },
    thanks: '谢谢，已记录：同样的问题再次出现时会显示。',
    again: '表单没有及时打开，请再按一次。',
    noted: '已记录，看板上会显示。',
    gone: '这次部署我已经没有记录了（只保留 30 天）。',
    failed: (hosts, count) => `**${hosts} 失败**${count > 1 ? `（${count} 台主机，同一个问题）` : ''}`,
    at: (stage) => `阶段 ${stage}`,
    noLog: '没有附带日志。请查看主机上日志的末尾，并用 `/diagnose` 发给我。',
    silent: (hosts) => `${hosts} 已经没有消息，可能崩溃、断网或卡住了。`,
    still: (hosts) => `仍然失败：${hosts}`,
    more: (count) => `另外 ${count} 台`,
    none: '还没有收到任何部署的消息。在主机上运行 `askstack-agent run --name 名称 -- 命令`；令牌用 `askstack hosts add 主机` 生成。',
  },
}

const mostNames = 20

/** Host names for people: in code spans, so that they neither format nor mention; many are counted. */
export function namesFor(hosts: readonly string[], lang: Speech): string {
  const names = hosts.slice(0, mostNames).map((host) => `\`${host.replaceAll('`', "'").slice(0, 80)}\``)
  const more = hosts.length > mostNames ? [deployTexts[lang].more(hosts.length - mostNames)] : []
  return [...names, ...more].join(lang === 'zh' ? '、' : ', ')
}
