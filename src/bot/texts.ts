/**
 * Everything the bot says of its own, in both languages. Answers and diagnoses come from the knowledge; these are the words around them.
 */
import type { Speech } from '../message.ts'
import type { ChannelRule } from '../store/store.ts'

/** Why an answer was voted down; the value is what is stored. */
export const reasons = ['wrong', 'outdated', 'beside', 'unclear', 'other'] as const
export type Reason = (typeof reasons)[number]

/** The rules that a channel can have, in the order in which they are offered. */
export const channelRules = ['mention', 'questions', 'all', 'off'] as const satisfies readonly ChannelRule[]

export interface Texts {
  readonly buttons: Readonly<Record<'up' | 'down' | 'commands' | 'publish' | 'again', string>>
  readonly thanks: string
  readonly welcome: string
  readonly help: string
  readonly home: string
  readonly askWhat: string
  readonly diagnoseWhat: string
  readonly voted: string
  readonly gone: string
  readonly published: string
  readonly noCommands: string
  readonly unknownButton: string
  readonly channelOff: string
  readonly onlyInChannels: string
  readonly rules: Readonly<Record<ChannelRule, string>>
  readonly ruleIs: (rule: string) => string
  readonly ruleSet: (rule: string) => string
  readonly langs: Readonly<Record<Speech, string>>
  readonly langIs: (lang: string) => string
  readonly asked: (question: string, by: string) => string
  readonly somebody: string
  readonly notALog: (name: string) => string
  readonly tooLarge: (name: string, megabytes: string) => string
  readonly notRead: (name: string, reason: string) => string
  readonly failed: (code: string) => string
  readonly notPosted: (code: string) => string
  readonly diagnoseForm: Readonly<Record<'title' | 'label' | 'hint' | 'submit', string>>
  readonly reasonForm: Readonly<Record<'title' | 'why' | 'comment' | 'hint' | 'submit', string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly settingsForm: Readonly<Record<'title' | 'label' | 'lang' | 'submit', string>>
}

const en: Texts = {
  buttons: {
    up: 'Helpful',
    down: 'Not helpful',
    commands: 'Show commands',
    publish: 'Publish to channel',
    again: 'Show the answer',
  },
  thanks: "You're welcome.",
  welcome: 'Thanks, noted.',
  help: [
    'I answer questions about OpenStack and diagnose failed deployments, in English and Chinese.',
    '- Mention me, write to me directly, or use `/ask what does Glance do`; in a thread just go on asking.\n- Paste a failed log or attach it (`.log`, `.txt`, `.gz`); `/diagnose` opens a form for it.\n- `/askstack` sets when I speak in a channel, and in which language I post there; `/askstack drafts` lists what waits for review.',
    'When I do not know, I say so.',
  ].join('\n\n'),
  home: [
    '**Askstack**',
    'Questions about OpenStack, answered from curated notes with their sources; failed logs, diagnosed with the lines that prove it.',
    '**Try**\n\n- `/ask how is an instance created`\n- `/ask difference between Swift and Cinder`\n- `/ask why does 169.254.169.254 time out`\n- `/diagnose` and paste a log of stack.sh, kolla-ansible, packstack or a service',
    '**Where I answer**\n\nIn direct messages, when I am mentioned, in threads that I am part of, and to commands, where only you see the answer until you publish it. `/askstack` sets whether I also answer unasked in a channel.',
    'Passwords and tokens in what you paste are hidden before anything is stored or shown.',
  ].join('\n\n'),
  askWhat: 'What is the question? For example: `/ask what does Glance do`',
  diagnoseWhat: 'Give me the log: `/diagnose` with the pasted lines or a `.log`, `.txt` or `.gz` file.',
  voted: 'Thanks, noted. What you wrote goes to those who write the notes.',
  gone: 'I no longer have that answer (I keep them for 30 days). Please ask again.',
  published: 'Somebody published this answer already.',
  noCommands: 'There are no commands in this note.',
  unknownButton: 'I do not know this button any more. Please ask again.',
  channelOff: 'I am switched off in this channel. `/askstack mention` switches me on; or write to me directly.',
  onlyInChannels: 'That is set in a channel: use `/askstack` there. Here I always answer.',
  rules: {
    mention: 'only when I am mentioned',
    questions: 'questions that I can answer',
    all: 'everything that is asked',
    off: 'never',
  },
  ruleIs: (rule) =>
    `In this channel I answer: **${rule}**. Change it with \`/askstack mention\`, \`questions\`, \`all\` or \`off\`.`,
  ruleSet: (rule) => `From now on I answer in this channel: **${rule}**.`,
  langs: { en: 'English', zh: 'Chinese' },
  langIs: (lang) =>
    `What I post here by myself (deployments, the weekly digest) is in **${lang}**; \`/askstack chinese\` or \`english\` changes that.`,
  asked: (question, by) => (question ? `${by} asked: *${question}*` : `Published by ${by}`),
  somebody: 'Somebody',
  notALog: (name) =>
    `I cannot read **${name}**: I read text logs (\`.log\`, \`.txt\`, \`.gz\`). Please paste the lines instead.`,
  tooLarge: (name, megabytes) =>
    `**${name}** has ${megabytes} MB and I read 20 MB at most. Its end is enough:\n\n\`\`\`sh\ntail -c 10000000 FILE | gzip > tail.log.gz\n\`\`\``,
  notRead: (name, reason) => `I could not read **${name}**: ${reason}`,
  failed: (code) =>
    `Something went wrong while I worked on this (code \`${code}\`). Please try again; if it stays, give this code to whoever runs me: it stands in the log.`,
  notPosted: (code) =>
    `I have an answer, but the chat refused the message (code \`${code}\`). Please ask again; if it stays, give this code to whoever runs me: it stands in the log.`,
  diagnoseForm: {
    title: 'Diagnose a log',
    label: 'The log, or its last lines',
    hint: 'Paste the lines around the error. Passwords are hidden.',
    submit: 'Diagnose',
  },
  reasonForm: {
    title: 'What was wrong?',
    why: 'The answer is',
    comment: 'What would have helped?',
    hint: 'Goes to those who write the notes.',
    submit: 'Send',
  },
  reasons: {
    wrong: 'wrong',
    outdated: 'outdated',
    beside: 'not what was asked',
    unclear: 'hard to understand',
    other: 'something else',
  },
  settingsForm: {
    title: 'Askstack here',
    label: 'What I answer in this channel',
    lang: 'Language of what I post by myself',
    submit: 'Save',
  },
}

const zh: Texts = {
  buttons: { up: '有帮助', down: '没帮助', commands: '显示命令', publish: '发布到频道', again: '显示回答' },
  thanks: '不客气。',
  welcome: '谢谢，已记录。',
  help: [
    '我回答 OpenStack 问题，也诊断失败的部署日志，中英文都可以。',
    '- 提到我、私信我，或者用 `/ask 虚拟机创建流程是什么`；在讨论串里直接接着问就行。\n- 把失败日志贴出来或作为附件（`.log`、`.txt`、`.gz`）；`/diagnose` 会打开一个表单。\n- `/askstack` 设置我在频道里什么时候说话、用什么语言；`/askstack drafts` 列出等待审核的草稿。',
    '不知道的时候，我会直说。',
  ].join('\n\n'),
  home: [
    '**Askstack**',
    '用整理好的笔记回答 OpenStack 问题并给出来源；诊断失败日志，并指出能证明原因的那几行。',
    '**试试看**\n\n- `/ask 虚拟机创建流程是什么`\n- `/ask swift 和 cinder 有什么区别`\n- `/ask 为什么 169.254.169.254 超时`\n- `/diagnose`，再贴上 stack.sh、kolla-ansible、packstack 或某个服务的日志',
    '**我在哪里回答**\n\n私信、提到我时、我参与的讨论串，以及命令；命令的回答在你发布之前只有你能看到。`/askstack` 设置我在频道里是否主动回答。',
    '贴出来的密码和令牌，在保存或显示之前都会被隐藏。',
  ].join('\n\n'),
  askWhat: '想问什么？例如：`/ask 虚拟机创建流程是什么`',
  diagnoseWhat: '请给我日志：在 `/diagnose` 后面贴上日志，或附上 `.log`、`.txt`、`.gz` 文件。',
  voted: '谢谢，已记录。你写的内容会交给写笔记的人。',
  gone: '这个回答我已经没有了（只保留 30 天）。请再问一次。',
  published: '已经有人发布过这个回答了。',
  noCommands: '这篇笔记里没有命令。',
  unknownButton: '这个按钮已经失效，请再问一次。',
  channelOff: '我在这个频道里被关闭了。`/askstack mention` 可以打开；也可以私信我。',
  onlyInChannels: '这个要在频道里设置：请在那里使用 `/askstack`。在这里我总是会回答。',
  rules: { mention: '只在提到我时', questions: '我能回答的问题', all: '所有提问', off: '从不' },
  ruleIs: (rule) =>
    `在这个频道里我回答：**${rule}**。用 \`/askstack mention\`、\`questions\`、\`all\` 或 \`off\` 修改。`,
  ruleSet: (rule) => `从现在起，在这个频道里我回答：**${rule}**。`,
  langs: { en: '英文', zh: '中文' },
  langIs: (lang) =>
    `我在这里主动发布的内容（部署、周报摘要）用**${lang}**；用 \`/askstack 中文\` 或 \`english\` 修改。`,
  asked: (question, by) => (question ? `${by} 问：*${question}*` : `由 ${by} 发布`),
  somebody: '有人',
  notALog: (name) => `**${name}** 我读不了：我只读文本日志（\`.log\`、\`.txt\`、\`.gz\`）。请直接贴出那几行。`,
  tooLarge: (name, megabytes) =>
    `**${name}** 有 ${megabytes} MB，我最多读 20 MB。只要末尾就够了：\n\n\`\`\`sh\ntail -c 10000000 FILE | gzip > tail.log.gz\n\`\`\``,
  notRead: (name, reason) => `**${name}** 读取失败：${reason}`,
  failed: (code) => `处理时出错了（代码 \`${code}\`）。请再试一次；如果还是不行，把这个代码告诉管理员，日志里能查到。`,
  notPosted: (code) =>
    `我有答案，但是聊天平台拒绝了这条消息（代码 \`${code}\`）。请再问一次；如果还是不行，把这个代码告诉管理员，日志里能查到。`,
  diagnoseForm: {
    title: '诊断日志',
    label: '日志，或者它的最后几行',
    hint: '贴出报错前后的几行。密码会被隐藏。',
    submit: '诊断',
  },
  reasonForm: {
    title: '哪里不对？',
    why: '这个回答',
    comment: '怎样的回答会有帮助？',
    hint: '会交给写笔记的人。',
    submit: '提交',
  },
  reasons: { wrong: '是错的', outdated: '过时了', beside: '答非所问', unclear: '看不懂', other: '其他' },
  settingsForm: {
    title: 'Askstack 设置',
    label: '我在这个频道里回答什么',
    lang: '我主动发布的内容用什么语言',
    submit: '保存',
  },
}

export const texts: Readonly<Record<Speech, Texts>> = { en, zh }
