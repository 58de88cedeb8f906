import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { capabilitiesAsMarkdown } from '../../src/chat/capabilities.ts'

test('docs/capabilities.md holds the table that the code holds', () => {
  expect(readFileSync('docs/capabilities.md', 'utf8')).toContain(`\n${capabilitiesAsMarkdown()}\n`)
})
