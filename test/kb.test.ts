import { expect, test } from 'vitest'
import { kbFolder } from '../src/config.ts'
import { formatMistake, loadKnowledge } from '../src/knowledge/load-knowledge.ts'

test('the knowledge that ships has no mistake', { timeout: 60_000 }, async () => {
  const today = new Date().toISOString().slice(0, 10)
  const loaded = await loadKnowledge(kbFolder({}), { today })
  expect(loaded.kind === 'mistakes' ? loaded.mistakes.map(formatMistake) : []).toEqual([])
})
