import { afterAll, beforeAll, expect, test } from 'vitest'
import { slackIds } from '../stand-ins/slack.ts'
import { slackSurfaces } from './slack-surfaces.ts'
import { spoken } from './spoken.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage('http')
}, 90_000)
afterAll(() => stage.stop(), 30_000)

for (const words of spoken) slackSurfaces(() => stage, words)

test.each([
  ['a wrong signature', { forged: true }],
  ['a signature of ten minutes ago', { at: Math.floor(Date.now() / 1000) - 600 }],
])(
  'a request with %s is refused with a line in the log, and nothing comes of it',
  async (_, how) => {
    const { slack, bot } = stage
    const [posted, told] = [slack.calls.length, bot.lines.length]
    const response = await slack.post(stage.events, slack.mention('what is Nova?', { channel: 'C0FORGED' }), how)
    expect(response.status).toBe(401)
    await expect.poll(() => bot.lines.slice(told).join('\n'), { timeout: 10_000 }).toMatch(/signature|timestamp|verif/i)
    expect(slack.messages('C0FORGED').filter(({ user }) => user === slackIds.bot)).toEqual([])
    expect(slack.calls).toHaveLength(posted)
  },
  30_000,
)
