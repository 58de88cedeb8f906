import type { Bot } from '../bot/bot.ts'
import { idOf, keyOf } from '../bot/keys.ts'
import type { Chat, Ears } from '../chat/chat.ts'
import type { Form, Happened } from '../message.ts'
import type { Queue } from '../queue/queue.ts'
import type { Receipts } from './receipts.ts'

const mostForms = 1_000
/** A form that comes later than this comes too late for the chat. */
const formPatience = 1_500

export interface ListenParts {
  readonly bot: Bot
  readonly queue: Queue
  readonly receipts: Receipts
}

/** What a chat tells goes into the queue, once; what it asks is answered at once. */
export function listen(chat: Chat, { bot, queue, receipts }: ListenParts): Ears {
  const shown = new Set<string>()
  const noteForm = (happened: Happened) => {
    shown.add(idOf(happened))
    if (shown.size > mostForms) shown.delete(shown.values().next().value as string)
  }
  return {
    async accept(happened) {
      const heard = await bot.hear(happened, shown.delete(idOf(happened)))
      if (!heard) return
      const added = await queue.add(heard.job, heard.options)
      if (added === 'added' && !heard.job.formShown && bot.expectsAnswer(happened)) {
        receipts.expect(keyOf(happened), chat, happened.to)
      }
    },
    async formFor(happened) {
      const form = await inTime(bot.formFor(happened))
      if (form) noteForm(happened)
      return form
    },
    suggest: (text, lang) => bot.suggest(text, lang),
  }
}

async function inTime(form: Promise<Form | undefined>): Promise<Form | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, formPatience, undefined)
  })
  try {
    return await Promise.race([form, late])
  } finally {
    clearTimeout(timer)
  }
}
