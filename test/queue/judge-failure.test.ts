import { expect, test } from 'vitest'
import { judgeFailure } from '../../src/queue/judge-failure.ts'

const patience = { first: 250, most: 300_000, tries: 15 }
const error = new Error('the connection broke')

test.each([
  ['the first failure', { tries: 1, waits: 0 }, 250],
  ['the third', { tries: 3, waits: 0 }, 1_000],
  ['the first after the chat asked to wait twice', { tries: 3, waits: 2 }, 250],
])('after %s the next try comes soon', (_, counts, wait) => {
  expect(judgeFailure({ error, failure: undefined, ...counts }, patience)).toEqual({ kind: 'again', wait, hold: false })
})

test('a chat that asks to wait for ever is given up as well', () => {
  const failure = { kind: 'retry', after: 1_000 } as const
  expect(judgeFailure({ error, failure, tries: 14, waits: 13 }, patience)).toMatchObject({ kind: 'again', wait: 1_000 })
  expect(judgeFailure({ error, failure, tries: 15, waits: 14 }, patience)).toMatchObject({ kind: 'bury' })
})
