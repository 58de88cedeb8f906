/** What the bot says around the week, in both languages. */
import type { ReportPart } from '../../digest/report.ts'
import type { Speech } from '../../message.ts'

const en = {
  form: {
    title: 'Weekly report',
    submit: 'Save',
    hints: {
      plan: "Begins as last week's plan for this week.",
      notDone: 'What was left is carried over, with the weeks it has waited.',
      problems: 'One a paragraph; what solved it below it, or after "Solution:".',
    } as Readonly<Partial<Record<ReportPart, string>>>,
  },
  labelOf: (part: string, week: string) => `${part} (${week})`,
  nothing: 'Nothing was written, so nothing was saved. `/report` opens the form again.',
  saved: (week: string, channel: string, at: string) =>
    `Saved: your report for ${week}. It stands in the digest of ${channel}, which comes ${at}. \`/report\` changes it until then.`,
  closed: (week: string, channel: string) =>
    `The digest of ${channel} for ${week} stands already, so its reports are closed. The next week's report opens on Monday.`,
  noWeek: (week: string) => `No report is open for ${week}. \`/report\` opens the one that is.`,
  notKept:
    'This channel does not keep the week yet. `/digest on` begins it: reports, reminders to those who have not written, and one digest.',
  noRoster:
    'You are on no roster. Call `/report` in the channel whose digest you write for; who writes there is on its roster.',
  whichChannel: 'For which channel?',
  inChannel: 'That is done in the channel: call it there.',
  writeFor: (channel: string) => `Report for ${channel}`,
  opensHere: 'The form opens here:',
  again: 'The form did not open in time. Please press or call again.',
  joined: (channel: string, deadline: string, digest: string) =>
    `You are on the roster of ${channel}. Your report is due ${deadline}; the digest comes ${digest}. \`/report\` opens the form.`,
  left: (channel: string) => `You are off the roster of ${channel}: no reminders any more. What you wrote stays.`,
  notOnRoster: 'You are not on the roster. `/report join` puts you on it.',
  away: (from: string, until: string) =>
    `Noted: away from ${from} to ${until}. No reminders, and the digest does not count you as missing.`,
  awayWhen: 'Until when? For example `/report away until 2026-12-01`, or `/report away 2026-11-26 to 2026-12-01`.',
  back: 'Welcome back: reminders come again.',
  workdays: (days: string) => `Noted: you work on ${days}.`,
  zone: (zone: string) => `Noted: your time zone is ${zone}.`,
  roster: (channel: string, count: number) => `**On the roster of ${channel}** (${count})`,
  nobody: 'Nobody is on the roster yet. `/report join` puts you on it; so does writing a report.',
  wrote: 'has written',
  waiting: 'has not written yet',
  awayUntil: (until: string) => `away until ${until}`,
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  reportHelp: [
    '`/report` opens the form; sent again, it changes the report until the digest is posted.',
    '- `/report join`, `leave`, `who`: the roster of this channel\n- `/report away until 2026-12-01`, `back`: leave\n- `/report workdays mon-thu`, `/report zone Asia/Shanghai`: your working days and time zone\n- `/report export`: your report as Markdown\n- `/report` with a pasted report that has its headings (plan, done, not done, problems, next week, suggestions) saves that',
  ].join('\n\n'),
  template: 'Fill this in and send it back with `/report` before it:',
  longPart: (part: string, length: number, most: number) =>
    `"${part}" has ${length} characters and a part holds ${most}. Nothing was saved; please shorten it.`,
  remind: {
    early: (week: string, channel: string, until: string) =>
      `Your weekly report for ${channel} (${week}) is due ${until}. It takes two minutes: most of it is filled in already.`,
    last: (week: string, channel: string, digest: string) =>
      `Your weekly report for ${channel} (${week}) is due now. The digest comes ${digest}.`,
    write: 'Write my report',
    later: 'Remind me later',
  },
  snoozed: (at: string) => `I will remind you ${at}.`,
  tooLate: (at: string) =>
    `The digest comes ${at}; there is no time left for another reminder. The button above still opens the form.`,
  digestOn: (channel: string, deadline: string, digest: string) =>
    `${channel} keeps the week: reports are due ${deadline} in each member's own time zone, the next digest comes ${digest}. Members join with \`/report join\` or by writing; \`/digest settings\` changes all this, \`/digest off\` ends it.`,
  digestOff: (channel: string) =>
    `${channel} does not keep the week any more: no reminders, no digest. Reports are kept; \`/digest on\` begins again.`,
  nowQueued: (week: string) => `The digest for ${week} is posted now; its reports are closed.`,
  nowStands: (week: string) => `The digest for ${week} stands in this channel already.`,
  preview: (week: string) => `_Preview for ${week}, seen by you alone. \`/digest now\` posts it._`,
  more: 'The rest stands in the digest itself, and in `askstack digest --preview`.',
  tooLong: 'It is too long for a message here. Whoever runs me gets the whole with:',
  noReport: 'You have written no report for that week.',
  digestHelp: [
    '`/digest` shows you the week as it stands.',
    '- `/digest now` posts it, `/digest 2026-W45` shows an earlier one\n- `/digest export` gives it as Markdown, `/digest export 2026-W45` an earlier one\n- `/digest settings` opens deadline, time, zone, holidays and language; `/digest quiet 20:00-08:00` sets when nobody is reminded\n- `/digest on`, `/digest off`',
  ].join('\n\n'),
  settings: {
    title: 'The week here',
    submit: 'Save',
    deadline: 'Reports are due (in each one’s own zone)',
    digest: 'The digest comes',
    zone: 'Time zone of the channel',
    holidays: 'Holidays (2026-12-25, …)',
    lang: 'Language of the digest',
  },
  languages: { en: 'English', zh: '中文' } as Readonly<Record<Speech, string>>,
  notSaved: 'Nothing was changed:',
  quiet: (from: string, until: string) => `Nobody is reminded from ${from} to ${until} of his own time.`,
  noQuiet: 'Reminders may come at any hour of a working day.',
  whoTakes: 'Open problems: who takes one?',
  take: (number: number, of: number) => (of > 1 ? `I take ${number}` : 'I take it'),
  takenBy: (by: string) => `(${by} takes it)`,
  isTaken: (by: string) => `${by} has taken it already.`,
  problemGone: 'I no longer know this problem.',
}

type WeekTexts = typeof en

const zh: WeekTexts = {
  form: {
    title: '周报',
    submit: '保存',
    hints: {
      plan: '已按上周的“下周工作计划”填好。',
      notDone: '上周没做完的会带过来，并注明是第几周。',
      problems: '一段写一个问题；解决方法写在下面，或写在“解决：”后面。',
    },
  },
  labelOf: (part, week) => `${part}（${week}）`,
  nothing: '什么都没有写，所以没有保存。用 `/report` 可以再次打开表单。',
  saved: (week, channel, at) =>
    `已保存你 ${week} 的周报。它会出现在 ${channel} 的摘要里，摘要发布时间：${at}。在那之前可以用 \`/report\` 修改。`,
  closed: (week, channel) => `${channel} ${week} 的摘要已经发布，这一周的周报不能再改了。下一周的周报从周一开始填写。`,
  noWeek: (week) => `${week} 的周报没有开放。用 \`/report\` 打开当前可以填写的周报。`,
  notKept: '本频道还没有开启周报。`/digest on` 可以开启：填写周报、提醒还没写的人、每周发布一份摘要。',
  noRoster: '你不在任何名单里。请在要交周报的频道里使用 `/report`；在那里写过周报就会加入名单。',
  whichChannel: '要写哪个频道的周报？',
  inChannel: '请到频道里使用这个命令。',
  writeFor: (channel) => `${channel} 的周报`,
  opensHere: '点这里打开表单：',
  again: '表单没有及时打开，请再试一次。',
  joined: (channel, deadline, digest) =>
    `你已加入 ${channel} 的名单。周报截止时间：${deadline}；摘要发布时间：${digest}。用 \`/report\` 打开表单。`,
  left: (channel) => `你已退出 ${channel} 的名单，不会再收到提醒。写过的周报会保留。`,
  notOnRoster: '你不在名单里。`/report 加入` 可以加入。',
  away: (from, until) => `已记录：${from} 至 ${until} 请假。期间不提醒，摘要里也不算缺交。`,
  awayWhen: '请假到哪一天？例如 `/report 请假到 2026-12-01`，或者 `/report 请假 2026-11-26 到 2026-12-01`。',
  back: '欢迎回来，提醒已恢复。',
  workdays: (days) => `已记录你的工作日：${days}。`,
  zone: (zone) => `已记录你的时区：${zone}。`,
  roster: (channel, count) => `**${channel} 的名单**（${count} 人）`,
  nobody: '名单里还没有人。`/report 加入` 可以加入；写过周报也会自动加入。',
  wrote: '已写',
  waiting: '还没写',
  awayUntil: (until) => `请假到 ${until}`,
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  reportHelp: [
    '`/report` 打开表单；再次提交就是修改，摘要发布前都可以改。',
    '- `/report 加入`、`退出`、`名单`：本频道的名单\n- `/report 请假到 2026-12-01`、`销假`：请假\n- `/report 工作日 周一至周四`、`/report 时区 Asia/Shanghai`：你的工作日和时区\n- `/report 导出`：把你的周报导出为 Markdown\n- `/report` 后面直接贴上带标题的周报（计划、已完成、未完成、问题、下周计划、建议），会按标题保存',
  ].join('\n\n'),
  template: '填好下面的内容，在前面加上 `/report` 发回来：',
  longPart: (part, length, most) => `“${part}”有 ${length} 个字符，每部分最多 ${most} 个。没有保存，请精简后再提交。`,
  remind: {
    early: (week, channel, until) =>
      `${channel} 的周报（${week}）截止时间：${until}。两分钟就能写完，大部分内容已经填好了。`,
    last: (week, channel, digest) => `${channel} 的周报（${week}）到截止时间了。摘要发布时间：${digest}。`,
    write: '写周报',
    later: '稍后提醒我',
  },
  snoozed: (at) => `好的，${at} 再提醒你。`,
  tooLate: (at) => `摘要发布时间：${at}，来不及再提醒了。上面的按钮仍然可以打开表单。`,
  digestOn: (channel, deadline, digest) =>
    `${channel} 已开启周报：截止时间是各成员当地的${deadline}，下一份摘要的发布时间是${digest}。成员用 \`/report 加入\` 或直接写周报即可加入；\`/digest 设置\` 可以修改，\`/digest off\` 关闭。`,
  digestOff: (channel) =>
    `${channel} 已关闭周报：不再提醒，也不再发布摘要。写过的周报会保留；\`/digest on\` 可以重新开启。`,
  nowQueued: (week) => `正在发布 ${week} 的摘要，这一周的周报不能再改了。`,
  nowStands: (week) => `${week} 的摘要已经在本频道里了。`,
  preview: (week) => `_${week} 的预览，只有你能看到。\`/digest now\` 可以发布。_`,
  more: '其余内容见正式摘要，或使用 `askstack digest --preview`。',
  tooLong: '内容太长，这里放不下。管理员可以用下面的命令拿到全文：',
  noReport: '那一周你没有写周报。',
  digestHelp: [
    '`/digest` 让你看到这一周目前的样子。',
    '- `/digest now` 立即发布，`/digest 2026-W45` 查看以前的一周\n- `/digest 导出` 导出为 Markdown，`/digest 导出 2026-W45` 导出以前的一周\n- `/digest 设置` 打开截止时间、发布时间、时区、节假日和语言；`/digest 免打扰 20:00-08:00` 设置不提醒的时段\n- `/digest on`、`/digest off`',
  ].join('\n\n'),
  settings: {
    title: '本频道的周报',
    submit: '保存',
    deadline: '周报截止时间（各成员当地时间）',
    digest: '摘要发布时间',
    zone: '频道的时区',
    holidays: '节假日（2026-12-25，……）',
    lang: '摘要的语言',
  },
  languages: { en: 'English', zh: '中文' },
  notSaved: '没有修改任何设置：',
  quiet: (from, until) => `成员当地时间 ${from} 到 ${until} 之间不提醒。`,
  noQuiet: '工作日的任何时间都可能提醒。',
  whoTakes: '还没解决的问题，谁来处理？',
  take: (number, of) => (of > 1 ? `我来处理 ${number}` : '我来处理'),
  takenBy: (by) => `（${by} 正在处理）`,
  isTaken: (by) => `${by} 已经在处理了。`,
  problemGone: '这个问题我已经没有记录了。',
}

export const weekTexts: Readonly<Record<Speech, WeekTexts>> = { en, zh }
