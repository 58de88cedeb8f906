/** What the bot says about drafts of notes and known errors, in both languages. */
import type { Speech } from '../message.ts'

type FormWords<Names extends string> = Readonly<Record<Names | 'heading' | 'submit', string>>

interface DraftTexts {
  readonly buttons: Readonly<
    Record<'propose' | 'answer' | 'reopen' | 'accept' | 'reject' | 'withdraw', string> & {
      readonly translate: Record<Speech, string>
    }
  >
  readonly errorForm: FormWords<'title' | 'signature' | 'signatureHint' | 'cause' | 'fix' | 'fixHint' | 'check'>
  readonly noteForm: FormWords<'title' | 'ask' | 'answer' | 'commands'>
  readonly save: string
  readonly again: string
  readonly solved: string
  readonly reported: string
  readonly proposes: Readonly<Record<'error' | 'note', (by: string) => string>>
  readonly accepted: (by: string) => string
  readonly rejected: (by: string) => string
  readonly signature: string
  readonly commands: string
  readonly missing: Readonly<Record<Speech, string>>
  readonly review: (who: string) => string
  readonly anybody: (author: string) => string
  readonly maintainersAre: (names: string) => string
  readonly noMaintainers: string
  readonly onlyMaintainers: string
  readonly notAMember: (word: string) => string
  readonly mayNot: Readonly<Record<'own' | 'not-maintainer' | 'elsewhere', string>>
  readonly waits: string
  readonly changed: string
  readonly gone: string
  readonly inUse: string
  readonly full: Readonly<Record<'waiting' | 'in-use', string>>
  readonly noDrafts: string
  readonly inUseCount: (count: number) => string
  readonly more: (count: number) => string
  readonly refused: Readonly<Record<'empty' | 'general' | 'silent' | 'long', (what: string) => string>>
}

export const draftTexts: Readonly<Record<Speech, DraftTexts>> = {
  en: {
    buttons: {
      propose: 'Make it a known error',
      answer: 'I know this one',
      reopen: 'Open the form again',
      accept: 'Accept',
      reject: 'Reject',
      withdraw: 'Take it out of use',
      translate: { en: 'Add the English text', zh: 'Add the Chinese text' },
    },
    errorForm: {
      heading: 'A known error',
      title: 'What is wrong, in one line',
      signature: 'Lines of the log that prove it',
      signatureHint: 'One a line, each enough alone. <*> stands for what varies: ids, hosts, paths.',
      cause: 'Why it happens',
      fix: 'What to do',
      fixHint: 'Commands as pasted, each on a line of its own; say which step interrupts or destroys.',
      check: 'How to see that it worked',
      submit: 'Propose',
    },
    noteForm: {
      heading: 'A note',
      title: 'Title',
      ask: 'The question that it answers',
      answer: 'The answer, in at most three sentences',
      commands: 'Commands, as pasted',
      submit: 'Propose',
    },
    save: 'Save',
    again: 'Do the failed step again: this line must not come back.',
    solved: 'No known error covers this failure. Make it one, and the next who meets it gets your fix at once.',
    reported: 'You solved a problem: make it a known error, and the next who meets it gets your fix at once.',
    proposes: {
      error: (by) => `**${by} proposes a known error**`,
      note: (by) => `**${by} proposes a note**`,
    },
    accepted: (by) => `Accepted by ${by}: everybody in this workspace gets it as a team note from now on.`,
    rejected: (by) => `Rejected by ${by}.`,
    signature: 'Recognised by',
    commands: 'Commands',
    missing: {
      en: 'The English text is missing; the Chinese one is shown in its place.',
      zh: 'The Chinese text is missing; the English one is shown in its place.',
    },
    review: (who) => `Once accepted, everybody in this workspace gets it as a team note. ${who}`,
    anybody: (author) => `Anybody here may accept it but ${author}.`,
    maintainersAre: (names) =>
      `Maintainers of this workspace's team notes: ${names}. They alone accept drafts, and never their own. Change it with \`/askstack maintainers @…\`; \`/askstack maintainers nobody\` takes it back.`,
    noMaintainers:
      'No maintainers are set: a draft is accepted by anybody in its channel but who wrote it. Set some with `/askstack maintainers @alice @bob`.',
    onlyMaintainers: 'Maintainers are set, and only one of them may change that.',
    notAMember: (word) =>
      `I cannot tell which member **${word}** is. Pick the name from the list that the chat offers after the @, or give the member id.`,
    mayNot: {
      own: 'Somebody else has to accept what you wrote. (You may reject it.)',
      'not-maintainer':
        'This workspace has maintainers for its team notes, and only they decide: `/askstack maintainers` lists them.',
      elsewhere: 'That is decided in the channel where it was proposed.',
    },
    waits: 'Thanks: it waits for review in its channel, where `/askstack drafts` lists it.',
    changed: 'It was changed since this message. Look at the newer one, or at `/askstack drafts`.',
    gone: 'I no longer have what this was about (I keep it for 30 days).',
    inUse: 'This was accepted already.',
    full: {
      waiting: 'A hundred drafts of this workspace wait for review. Accept or reject some first: `/askstack drafts`.',
      'in-use':
        'Five hundred team notes are in use, and I keep no more. Export them to the knowledge folder (`askstack drafts export --all --into kb/`) and reject the ones that stand there.',
    },
    noDrafts: 'No draft waits for review here.',
    inUseCount: (count) => `Team notes in use: ${count}.`,
    more: (count) => `${count} more wait.`,
    refused: {
      empty: (what) => `**${what}** is empty.`,
      general: (what) =>
        `This line would also match logs in which nothing of the kind went wrong:\n\n${what}\n\nTake the line that names the failure, whole as it was printed, with two words that other lines do not have; write \`<*>\` for ids, hosts and paths.`,
      silent: (what) =>
        `I would not recognise the failure by this, it says too little:\n\n${what}\n\nTake more of the line, whole as it was printed, or a second line.`,
      long: (what) => `**${what}** is too long.`,
    },
  },
  zh: {
    buttons: {
      propose: '设为已知错误',
      answer: '我知道答案',
      reopen: '重新打开表单',
      accept: '采纳',
      reject: '不采纳',
      withdraw: '撤下',
      translate: { en: '补充英文', zh: '补充中文' },
    },
    errorForm: {
      heading: '已知错误',
      title: '一句话说明是什么问题',
      signature: '能证明它的日志行',
      signatureHint: '每行一条，任意一条即可证明。会变的部分（编号、主机、路径）写成 <*>。',
      cause: '原因',
      fix: '怎样解决',
      fixHint: '命令照原样粘贴，每条一行；会中断业务或删除数据的步骤请写明。',
      check: '怎样确认已经解决',
      submit: '提交',
    },
    noteForm: {
      heading: '笔记',
      title: '标题',
      ask: '它回答的问题',
      answer: '答案，最多三句话',
      commands: '命令，照原样粘贴',
      submit: '提交',
    },
    save: '保存',
    again: '重新执行失败的那一步，不应再出现这一行。',
    solved: '还没有已知错误能解释这次失败。把它记下来，下一个遇到的人马上就能看到你的解决方法。',
    reported: '你解决了一个问题：把它变成已知错误，下一个遇到的人马上就能看到你的解决办法。',
    proposes: {
      error: (by) => `**${by} 提交了一条已知错误**`,
      note: (by) => `**${by} 提交了一篇笔记**`,
    },
    accepted: (by) => `${by} 已采纳：从现在起，本工作区的所有人都会看到这条团队笔记。`,
    rejected: (by) => `${by} 没有采纳。`,
    signature: '识别依据',
    commands: '命令',
    missing: { en: '还缺英文，暂时显示中文。', zh: '还缺中文，暂时显示英文。' },
    review: (who) => `采纳后，本工作区的所有人都会看到这条团队笔记。${who}`,
    anybody: (author) => `除 ${author} 之外，这里的任何人都可以采纳。`,
    maintainersAre: (names) =>
      `本工作区团队笔记的维护者：${names}。只有他们可以采纳草稿，而且不能采纳自己的。用 \`/askstack maintainers @…\` 修改，\`/askstack maintainers nobody\` 取消。`,
    noMaintainers:
      '还没有设置维护者：草稿可由所在频道里除作者以外的任何人采纳。用 `/askstack maintainers @alice @bob` 设置。',
    onlyMaintainers: '已经设置了维护者，只有维护者可以修改。',
    notAMember: (word) => `我认不出 **${word}** 是哪位成员。请在输入 @ 之后从列表里选择，或者填写成员 ID。`,
    mayNot: {
      own: '自己写的要由别人来采纳。（你可以不采纳它。）',
      'not-maintainer': '本工作区的团队笔记有维护者，只有他们可以决定：`/askstack maintainers` 可以查看。',
      elsewhere: '请在提交它的频道里决定。',
    },
    waits: '谢谢，草稿正在所属频道里等待审核；在那里用 `/askstack drafts` 查看。',
    changed: '这条消息之后内容又改过了。请看较新的那条，或用 `/askstack drafts` 查看。',
    gone: '相关内容我已经没有了（只保留 30 天）。',
    inUse: '这一条已经采纳过了。',
    full: {
      waiting: '本工作区已有一百条草稿在等待审核。请先处理一些：`/askstack drafts`。',
      'in-use':
        '已有五百条团队笔记在用，不能再多了。请先导出到知识目录（`askstack drafts export --all --into kb/`），再把已导出的撤下。',
    },
    noDrafts: '这里没有等待审核的草稿。',
    inUseCount: (count) => `在用的团队笔记：${count} 条。`,
    more: (count) => `另有 ${count} 条等待审核。`,
    refused: {
      empty: (what) => `**${what}** 还没有填写。`,
      general: (what) =>
        `这一行在没有出这个问题的日志里也会出现：\n\n${what}\n\n请选真正说明故障的那一行，照原样写完整，其中要有两个别的行里没有的词；编号、主机和路径写成 \`<*>\`。`,
      silent: (what) => `这些内容太少，我无法据此认出这个故障：\n\n${what}\n\n请照原样多写一些，或者再加一行。`,
      long: (what) => `**${what}** 太长了。`,
    },
  },
}
