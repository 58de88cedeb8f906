import type { Speech } from '../../message.ts'

/** What this chat says by itself, where the bot cannot: somebody waits, and nothing of it reached the bot. */
export const texts: Readonly<
  Record<Speech, { readonly unknown: string; readonly notTaken: string; readonly noForm: string }>
> = {
  en: {
    unknown: 'I do not know this command or button (any more). Please ask again.',
    notTaken: 'I could not take this in just now. Please try again in a minute.',
    noForm: 'I cannot show this form on Discord. Whoever runs me finds the reason in the log.',
  },
  zh: {
    unknown: '我不认识（或已不再支持）这个命令或按钮，请重新提问。',
    notTaken: '我暂时没能收下这条消息，请一分钟后再试。',
    noForm: '我无法在 Discord 上显示这个表单，原因在日志里。',
  },
}
