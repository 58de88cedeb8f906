import { kbFolder } from '../config.ts'
import type { Loaded } from '../knowledge/load-knowledge.ts'

export type OpenKeeping = Omit<Extract<Loaded, { kind: 'ok' }>, 'kind'>

/** The knowledge with the tables beside it; fails on a folder that `kb check` would not pass. */
export async function openKeeping(folder: string | undefined): Promise<OpenKeeping> {
  const { loadKnowledge } = await import('../knowledge/load-knowledge.ts')
  const loaded = await loadKnowledge(folder ?? kbFolder())
  if (loaded.kind === 'ok') return loaded
  throw new Error(`${loaded.mistakes.length} mistakes in the knowledge; list them with askstack kb check`)
}
