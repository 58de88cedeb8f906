import { type Bot, openBot } from '../../src/bot/bot.ts'
import type { Around, Means } from '../../src/bot/means.ts'
import { openWits } from '../../src/cli/open-wits.ts'
import type { Called, Filled, Place, Pressed, Reply, Said } from '../../src/message.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'

export const wits = await openWits()

export const place: Place = { chat: 'slack', team: 'T1', channel: 'C1', direct: false }
const common = { at: 1_000, place, person: { id: 'U1', name: 'Ann' }, to: { channel: 'C1' } }
let next = 0
const id = () => `event-${++next}`

export const said = (over: Partial<Said>): Said => ({
  ...common,
  kind: 'said',
  id: id(),
  text: 'what does Glance do?',
  conversation: `thread-${next}`,
  by: 'mention',
  files: [],
  earlier: [],
  ...over,
})
export const called = (over: Partial<Called>): Called => ({
  ...common,
  kind: 'called',
  id: id(),
  command: 'ask',
  text: '',
  files: [],
  ...over,
})
export const pressed = (over: Partial<Pressed>): Pressed => ({
  ...common,
  kind: 'pressed',
  id: id(),
  action: 'vote',
  value: '',
  about: { chat: 'slack', channel: 'C1', id: '1' },
  ...over,
})
export const filled = (over: Partial<Filled>): Filled => ({
  ...common,
  kind: 'filled',
  id: id(),
  form: 'diagnose',
  context: '',
  fields: {},
  ...over,
})

export interface TestBot {
  readonly bot: Bot
  readonly store: Store
  /** What it says to it. */
  reply(happened: Parameters<Bot['respond']>[0], around?: Partial<Around>): Promise<Reply | undefined>
}

/** A bot with the knowledge that ships and an empty store; `files` holds what can be fetched. */
export function openTestBot(
  fetchFile: Means['fetchFile'] = () => Promise.reject(new Error('no file')),
  store = openMemoryStore(),
): TestBot {
  const bot = openBot({ wits, store, fetchFile })
  return {
    bot,
    store,
    async reply(happened, around = {}) {
      return (await bot.respond(happened, { hidden: 0, formShown: false, ...around }))?.job.outgoing.reply
    },
  }
}
