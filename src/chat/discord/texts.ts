import type { Speech } from '../../message.ts'
import { speechOf } from './speech-of.ts'

/** What this chat says by itself, where the bot cannot: somebody waits, and nothing of it reached the bot. */
export const texts: Readonly<
  Record<
    Speech,
    Readonly<Record<'unknown' | 'notTaken' | 'noForm' | 'kept' | 'restNotTaken', string>> & {
      readonly next: (part: number, parts: number) => string
    }
  >
> = {
  en: {
    unknown: 'I do not know this command or button (any more). Please ask again.',
    notTaken: 'I could not take this in just now. Please try again in a minute.',
    noForm: 'I cannot show this form on Discord. Whoever runs me finds the reason in the log.',
    kept: 'What you wrote so far is kept in this file, for you alone. Go on to the rest; nothing is sent before that.',
    next: (part, parts) => `Continue (${part}/${parts})`,
    restNotTaken:
      'I could not put the parts together just now. What you wrote last is in this file; please continue again in a minute.',
  },
  zh: {
    unknown: '我不认识（或已不再支持）这个命令或按钮，请重新提问。',
    notTaken: '我暂时没能收下这条消息，请一分钟后再试。',
    noForm: '我无法在 Discord 上显示这个表单，原因在日志里。',
    kept: '你刚才填写的内容保存在这个文件里，只有你能看到。请继续填写其余部分，全部填完后才会提交。',
    next: (part, parts) => `继续（${part}/${parts}）`,
    restNotTaken: '暂时无法把各部分合在一起。你最后填写的内容在这个文件里，请一分钟后再点“继续”。',
  },
}

/** In the language of who uses a command, button or form. */
export const textsFor = ({ locale }: { readonly locale: string }) => texts[speechOf(locale) ?? 'en']
