import type { Store } from '../store/store.ts'

const remembered = 3
const week = 7 * 24 * 3_600_000

const nameOf = (conversation: string) => `turns:${conversation}`

/** What was asked before in the conversation, oldest first; what the chat knows of it where the bot has not been in it. */
export async function recallTurns(store: Store, conversation: string, earlier: readonly string[]): Promise<string[]> {
  const turns = await store.recall(nameOf(conversation))
  const texts = Array.isArray(turns) ? turns.filter((turn) => typeof turn === 'string') : earlier
  return texts.slice(-remembered)
}

/** Adds a question that was answered; asking it twice in a row counts once. */
export async function rememberTurn(
  store: Store,
  conversation: string,
  turns: readonly string[],
  text: string,
): Promise<void> {
  const others = turns.at(-1) === text ? turns.slice(0, -1) : turns
  await store.remember(nameOf(conversation), [...others, text].slice(-remembered), week)
}
