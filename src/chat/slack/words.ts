import type { Speech } from '../../message.ts'

/** The few words that the chat itself must say, when there is no time to ask the bot. */
export const words: Readonly<
  Record<Speech, Readonly<Record<'busy' | 'noForm' | 'empty' | 'file' | 'close' | 'moment' | 'unclear', string>>>
> = {
  en: {
    busy: 'I could not take this just now. Please try again in a minute.',
    noForm: 'The form could not be opened. Please try again.',
    empty: 'Paste the log, or attach it as a file.',
    file: 'Or attach it (.log, .txt, .gz; 10 MB at most)',
    close: 'Cancel',
    moment: 'One moment, I am looking into it …',
    unclear: 'Slack did not say whether my answer reached you. If you do not see it above:',
  },
  zh: {
    busy: '现在无法处理，请一分钟后再试。',
    noForm: '表单打不开，请再试一次。',
    empty: '请粘贴日志，或者上传文件。',
    file: '或者上传文件（.log、.txt、.gz，最大 10 MB）',
    close: '取消',
    moment: '请稍等，正在查找……',
    unclear: 'Slack 没有确认我的回答是否送达。如果上面看不到回答，请点：',
  },
}
