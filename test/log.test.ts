import { expect, test } from 'vitest'
import { createLog } from '../src/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string {
  const lines: string[] = []
  write(createLog({ level: 'info', secrets, to: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

test('a line is one JSON object with level, time, fields and message', () => {
  const line = JSON.parse(logged((log) => log.info({ chat: 'slack' }, 'connected')))
  expect(line).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-/), chat: 'slack', msg: 'connected' })
})

test('no secret is in a line, however it gets there', () => {
  const token = 'my-odd-token-without-shape'
  const error = Object.assign(new Error(`rejected ${token} at redis://:hunter2hunter2@redis`), {
    config: { headers: { authorization: `Bearer ${token}` } },
    cause: new Error(`inner ${token}`),
  })
  const text = logged(
    (log) => {
      log.error(
        { err: error, deep: [{ url: `https://x/?t=${token}`, pass: 'password=hunter2hunter2' }] },
        `failed with ${token}`,
      )
      log.warn({ reason: 'xoxb-123456789012-abcdefghijkl' }, 'Authorization: Bearer abcdefghijklmnop')
    },
    [token],
  )
  for (const secret of [token, 'hunter2', 'xoxb-1234', 'abcdefghijklmnop']) expect(text).not.toContain(secret)
  expect(text).toContain('rejected ***')
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).level),
  ).toEqual(['error', 'warn'])
})

test('what is below the level is not written', () => {
  expect(logged((log) => log.debug({}, 'detail'))).toBe('')
})
