/** The fixed words of a written diagnosis, in both languages. */

import type { Both } from '../knowledge/knowledge.ts'

interface Labels {
  readonly fix: string
  readonly check: string
  readonly proof: string
  readonly sources: string
  readonly symptom: string
  readonly also: string
  readonly follows: string
  readonly unsure: string
  readonly missing: string
  readonly others: string
  readonly unknown: string
  readonly nothing: string
  readonly telling: string
  readonly collect: (component: string) => string
  readonly notes: string
  readonly line: (line: number) => string
  readonly hidden: (count: number) => string
}

export const labels: Both<Labels> = {
  en: {
    fix: 'Fix',
    check: 'Check',
    proof: 'Seen in the log',
    sources: 'Sources',
    symptom: 'This is a symptom: no cause that I know stands in this log. Rule these out in order.',
    also: 'Also in this log',
    follows: 'Follows from it',
    unsure: 'Not sure: no known error fits this log whole. The nearest one:',
    missing: 'To be sure, this would have to be in the log too',
    others: 'Also near',
    unknown: 'No known error fits this log.',
    nothing:
      'It holds no line that tells of a failure; paste the lines around the first error, 50 before and 20 after it.',
    telling: 'The lines that tell most',
    collect: (component) => `What to collect next (probably ${component})`,
    notes: 'Notes that may help (ask for one by its title)',
    line: (line) => `line ${line}`,
    hidden: (count) => (count === 1 ? '1 secret was hidden.' : `${count} secrets were hidden.`),
  },
  zh: {
    fix: '解决',
    check: '检查',
    proof: '日志依据',
    sources: '来源',
    symptom: '这只是表象，日志里没有我认识的根本原因。请按顺序排除：',
    also: '这份日志里还有',
    follows: '由它引起',
    unsure: '不能确定：没有一个已知错误与这份日志完全吻合。最接近的是：',
    missing: '要确定的话，日志里还应当有',
    others: '也比较接近',
    unknown: '没有已知错误与这份日志吻合。',
    nothing: '其中没有看到报错行；请贴出第一个错误前 50 行、后 20 行的内容。',
    telling: '最能说明问题的行',
    collect: (component) => `下一步收集（可能是 ${component}）`,
    notes: '可能有帮助的笔记（用标题提问即可）',
    line: (line) => `第 ${line} 行`,
    hidden: (count) => `已隐藏 ${count} 处敏感信息。`,
  },
}
