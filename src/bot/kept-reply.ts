import type { Reply } from '../message.ts'
import type { Store } from '../store/store.ts'

/** What is kept of a reply, so that its buttons work later. */
export interface KeptReply extends Pick<Reply, 'kind' | 'markdown' | 'lang' | 'confidence' | 'ids'> {
  /** The question, or the last lines of the log, without secrets. */
  readonly question: string
  readonly isLog: boolean
}

const month = 30 * 24 * 3_600_000

export async function keepReply(store: Store, key: string, kept: KeptReply): Promise<void> {
  await store.remember(`reply:${key}`, kept, month)
}

export async function recallReply(store: Pick<Store, 'recall'>, key: string): Promise<KeptReply | undefined> {
  return (await store.recall(`reply:${key}`)) as KeptReply | undefined
}
