import { fileURLToPath } from 'node:url'
import { openLibrary } from '../answer/library.ts'
import type { Wits } from '../bot/reply-to.ts'
import { kbFolder } from '../config.ts'
import type { KnownError } from '../knowledge/knowledge.ts'
import { openKb } from '../stored-kb.ts'

/** Where a build leaves the knowledge and its index; the same from `src/` and from `dist/`. */
export const storedKbFile = fileURLToPath(new URL('../../dist/kb.json', import.meta.url))

/** Knowledge, index and matcher, ready to answer and to diagnose. What diagnosing needs is made when the first log comes. */
export async function openWits(): Promise<Wits> {
  const { knowledge, index } = await openKb(kbFolder(), storedKbFile)
  let examiner: Promise<Wits['examine']> | undefined
  return {
    library: openLibrary(knowledge, index),
    async examine(log) {
      examiner ??= openExaminer(knowledge.errors)
      return (await examiner)(log)
    },
  }
}

async function openExaminer(errors: readonly KnownError[]): Promise<Wits['examine']> {
  const { openExaminer: open } = await import('../diagnose/examine.ts')
  return open(errors)
}
