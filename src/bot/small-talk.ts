/** What is said to a bot besides questions. */
export type SmallTalk = 'empty' | 'help' | 'thanks'

const words: readonly (readonly [SmallTalk, RegExp])[] = [
  ['empty', /^[\s.!?。！？…]{0,40}$/u],
  ['help', /^(hi|hello|hey|help|\?|你好|您好|嗨|帮助|在吗|怎么用)[\s.!?。！？~]{0,10}$/iu],
  [
    'thanks',
    /^(thanks?( you| a lot| so much)?|thx|ty|great|perfect|awesome|ok(ay)?|got it|cool|it works|that (works|worked|helped)|谢谢(你|您|啦|了)?|多谢|感谢|好的|收到|明白了?|可以了|解决了|搞定了?)[\s.!?。！？~,，]{0,10}$/iu,
  ],
]

/** Recognises a greeting, thanks, a call for help, or nothing at all. */
export function smallTalkOf(text: string): SmallTalk | undefined {
  const said = text.trim()
  return said.length > 60 ? undefined : words.find(([, pattern]) => pattern.test(said))?.[0]
}
