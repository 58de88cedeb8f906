import { userInfo } from 'node:os'
import { onCalled } from '../bot/on-called.ts'
import type { Wits } from '../bot/reply-to.ts'
import { beginWeeks } from '../bot/week/on-tick.ts'
import { hideSecrets } from '../hide-secrets.ts'
import type { Called } from '../message.ts'
import { openMemoryStore } from '../store/memory.ts'

const channel = 'terminal'

/** `/report` and `/digest` in a terminal, kept as long as it is open; undefined for what is neither. */
export async function openTerminalWeek(wits: Wits): Promise<(typed: string) => Promise<string | undefined>> {
  const store = openMemoryStore()
  const { timeZone: zone, locale } = Intl.DateTimeFormat().resolvedOptions()
  await beginWeeks(store, [`console:${channel}`], zone, 0)
  let count = 0
  return async (typed) => {
    const [, command, words = ''] = /^\/(report|digest)\b\s*([\s\S]*)$/.exec(typed.trim()) ?? []
    if (!command) return undefined
    const { text, hidden } = hideSecrets(words)
    count += 1
    const called: Called = {
      kind: 'called',
      id: `typed-${count}`,
      at: Date.now(),
      place: { chat: 'console', team: '', channel, direct: false, name: 'here' },
      person: { id: 'you', name: userInfo().username, zone, locale: locale.startsWith('zh') ? 'zh' : 'en' },
      to: {},
      command,
      text,
      files: [],
    }
    const means = { wits, store, fetchFile: () => Promise.reject(new Error('there are no files')) }
    return (await onCalled(means, called, { hidden, formShown: false }))?.markdown
  }
}
