/** What the week says, in both languages. */
import type { Speech } from '../message.ts'
import type { ReportPart } from './report.ts'

interface ProposalWords {
  readonly succeeded: (name: string, tries: number) => string
  readonly failed: (name: string, tries: number) => string
  readonly problem: (title: string, count: number, solution: string | undefined) => string
}

export const proposalWords: Readonly<Record<Speech, ProposalWords>> = {
  en: {
    succeeded: (name, tries) => `Deployment ${name} succeeded${tries > 1 ? ` after ${tries} tries` : ''}`,
    failed: (name, tries) => `Deployment ${name} has not succeeded yet (${tries === 1 ? '1 try' : `${tries} tries`})`,
    problem: (title, count, solution) =>
      `${title}${count > 1 ? ` (${count} times)` : ''}${solution ? ` → ${solution}` : ''}`,
  },
  zh: {
    succeeded: (name, tries) => `部署 ${name} ${tries > 1 ? `第 ${tries} 次尝试` : ''}成功`,
    failed: (name, tries) => `部署 ${name} 尚未成功（已尝试 ${tries} 次）`,
    problem: (title, count, solution) =>
      `${title}${count > 1 ? `（出现 ${count} 次）` : ''}${solution ? ` → ${solution}` : ''}`,
  },
}

/** The parts of a report as headings. */
export const partNames: Readonly<Record<Speech, Readonly<Record<ReportPart, string>>>> = {
  en: {
    plan: "This week's plan",
    done: 'Done',
    notDone: 'Not done',
    problems: 'Problems and their solutions',
    next: "Next week's plan",
    suggestions: 'Suggestions',
  },
  zh: {
    plan: '本周具体工作计划',
    done: '已经完成工作',
    notDone: '未完成工作',
    problems: '问题与困难',
    next: '下周工作计划',
    suggestions: '建议与意见',
  },
}

interface DigestWords {
  readonly week: (label: string) => string
  readonly empty: string
  readonly late: (when: string) => string
  readonly missed: (weeks: readonly string[]) => string
  readonly wrote: (wrote: number, of: number) => string
  readonly items: (done: number, notDone: number) => string
  readonly problems: (all: number, open: number) => string
  readonly runs: (names: number, succeeded: number, tries: number) => string
  readonly questions: (asked: number, open: number) => string
  readonly questionsTitle: (asked: number, open: number) => string
  readonly brackets: (text: string) => string
  readonly addedCount: (count: number) => string
  readonly inThread: string
  readonly openProblems: (count: number) => string
  readonly solvedProblems: (count: number) => string
  readonly takenBy: (name: string) => string
  readonly weeksOpen: (weeks: number) => string
  readonly solution: string
  readonly reports: (wrote: number, of: number) => string
  readonly folded: Readonly<Record<ReportPart, string>>
  readonly noReport: string
  readonly away: string
  readonly more: (count: number) => string
  readonly deployments: string
  readonly run: (tries: number, failed: number) => string
  readonly success: (time: string) => string
  readonly noSuccess: string
  readonly before: (text: string) => string
  readonly firstWeek: string
  readonly causes: string
  readonly failure: (count: number, hosts: number) => string
  readonly kinds: Readonly<Record<'new' | 'known' | 'returned', string>>
  readonly solvedBy: (text: string) => string
  readonly otherTerms: string
  readonly added: string
  readonly next: string
  readonly inFull: (name: string) => string
  readonly export: (week: string) => string
  readonly comma: string
  readonly semicolon: string
  /** Between names. */
  readonly listed: string
  readonly colon: string
}

export const digestWords: Readonly<Record<Speech, DigestWords>> = {
  en: {
    week: (label) => `The week of ${label}`,
    empty: 'nothing was reported, deployed or asked.',
    late: (when) => `Late: it was due on ${when}, while I was not running.`,
    missed: (weeks) =>
      `Not sent while I was not running: ${weeks.join(', ')}. \`/digest ${weeks[0]}\` shows ${weeks.length > 1 ? 'each' : 'it'}.`,
    wrote: (wrote, of) => `${wrote} of ${of} wrote a report`,
    items: (done, notDone) => `${done} done, ${notDone} not done`,
    problems: (all, open) =>
      `${all} ${all === 1 ? 'problem' : 'problems'}, ${open === 0 ? 'all solved' : `${open} without a solution`}`,
    runs: (names, succeeded, tries) =>
      `${names} ${names === 1 ? 'deployment' : 'deployments'}, ${succeeded} succeeded (${tries} ${tries === 1 ? 'try' : 'tries'})`,
    questions: (asked, open) =>
      `${asked} ${asked === 1 ? 'question' : 'questions'}, ${open === 0 ? 'none' : open} unanswered`,
    questionsTitle: (asked, open) => `Questions (${asked} asked, ${open} unanswered)`,
    brackets: (text) => ` (${text})`,
    addedCount: (count) => `${count} ${count === 1 ? 'note' : 'notes'} added`,
    inThread: 'Details are in the thread.',
    openProblems: (count) => `Problems without a solution (${count})`,
    solvedProblems: (count) => `Problems and their solutions (${count})`,
    takenBy: (name) => `${name} takes it`,
    weeksOpen: (weeks) => `week ${weeks}`,
    solution: 'Solution',
    reports: (wrote, of) => `Reports (${wrote} of ${of})`,
    folded: {
      plan: 'Plan',
      done: 'Done',
      notDone: 'Not done',
      problems: 'Problems',
      next: 'Next',
      suggestions: 'Suggestions',
    },
    noReport: 'No report yet',
    away: 'Away',
    more: (count) => `… ${count} more`,
    deployments: 'Deployments',
    run: (tries, failed) => `${tries} ${tries === 1 ? 'try' : 'tries'}, ${failed} failed`,
    success: (time) => `success after ${time}`,
    noSuccess: 'no success yet',
    before: (text) => `the week before: ${text}`,
    firstWeek: 'none the week before',
    causes: 'Causes of failure',
    failure: (count, hosts) => `${count === 1 ? 'once' : `${count} times`}, ${hosts} ${hosts === 1 ? 'host' : 'hosts'}`,
    kinds: { new: '🆕 new', known: 'known', returned: '🔁 returned' },
    solvedBy: (text) => `solved by ${text}`,
    otherTerms: 'other',
    added: 'Added to the notes',
    next: 'Next week',
    inFull: (name) => `${name}, in full`,
    export: (week) => `The reports as a file: \`/digest export ${week}\``,
    comma: ', ',
    semicolon: '; ',
    listed: ', ',
    colon: ': ',
  },
  zh: {
    week: (label) => `周报摘要 ${label}`,
    empty: '没有周报、部署和提问。',
    late: (when) => `补发：本应于 ${when} 发出，当时机器人未运行。`,
    missed: (weeks) => `机器人未运行期间未发出：${weeks.join('、')}，可用 \`/digest ${weeks[0]}\` 查看。`,
    wrote: (wrote, of) => `${of} 人中 ${wrote} 人已交周报`,
    items: (done, notDone) => `完成 ${done} 项，未完成 ${notDone} 项`,
    problems: (all, open) => `问题 ${all} 个，${open === 0 ? '均已解决' : `${open} 个尚无解决方案`}`,
    runs: (names, succeeded, tries) => `部署 ${names} 个，成功 ${succeeded} 个（共尝试 ${tries} 次）`,
    questions: (asked, open) => `提问 ${asked} 个，${open === 0 ? '全部已回答' : `${open} 个未能回答`}`,
    questionsTitle: (asked, open) => `提问（共 ${asked} 个，${open} 个未能回答）`,
    brackets: (text) => `（${text}）`,
    addedCount: (count) => `新增知识 ${count} 条`,
    inThread: '详情见本消息的回复。',
    openProblems: (count) => `尚无解决方案的问题（${count}）`,
    solvedProblems: (count) => `问题与解决方案（${count}）`,
    takenBy: (name) => `${name} 来处理`,
    weeksOpen: (weeks) => `第 ${weeks} 周`,
    solution: '解决方案',
    reports: (wrote, of) => `周报（${of} 人中 ${wrote} 人已交）`,
    folded: { plan: '计划', done: '完成', notDone: '未完成', problems: '问题', next: '下周', suggestions: '建议' },
    noReport: '尚未提交',
    away: '休假',
    more: (count) => `…… 另有 ${count} 项`,
    deployments: '部署情况',
    run: (tries, failed) => `尝试 ${tries} 次，失败 ${failed} 次`,
    success: (time) => `用时 ${time}后成功`,
    noSuccess: '尚未成功',
    before: (text) => `上周：${text}`,
    firstWeek: '上周没有',
    causes: '失败原因',
    failure: (count, hosts) => `${count} 次，${hosts} 台主机`,
    kinds: { new: '🆕 首次出现', known: '已知', returned: '🔁 再次出现' },
    solvedBy: (text) => `解决方法：${text}`,
    otherTerms: '其他',
    added: '新增知识',
    next: '下周计划',
    inFull: (name) => `${name}（全文）`,
    export: (week) => `导出周报文件：\`/digest export ${week}\``,
    comma: '，',
    semicolon: '；',
    listed: '、',
    colon: '：',
  },
}

interface ExportWords {
  readonly title: (name: string, week: string) => string
  readonly weekTitle: (week: string) => string
  readonly work: string
  readonly optional: string
  readonly numbers: readonly [string, string, string, string]
  readonly nothing: string
}

export const exportWords: Readonly<Record<Speech, ExportWords>> = {
  en: {
    title: (name, week) => `Weekly report: ${name}, ${week}`,
    weekTitle: (week) => `Weekly reports, ${week}`,
    work: "This week's work",
    optional: ' (if any)',
    numbers: ['1. ', '2. ', '3. ', '4. '],
    nothing: 'None.',
  },
  zh: {
    title: (name, week) => `周报：${name}，${week}`,
    weekTitle: (week) => `周报汇总，${week}`,
    work: '本周主要工作内容',
    optional: '（如有）',
    numbers: ['一、', '二、', '三、', '四、'],
    nothing: '无',
  },
}
