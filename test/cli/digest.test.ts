import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepWeeks } from '../../src/bot/week/weeks.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { askstack } from '../deploys/open-deploys.ts'
import { startRedis } from '../redis-server.ts'
import { day, hour, inSlack, keepChannel, memberOf, reportOf, settingsWith, thisWeek } from '../week/open-weeks.ts'

const server = await startRedis()
const store = openRedisStore({ redis: server.socket, onLink: () => {} })
const weeks = keepWeeks(store)
beforeAll(async () => {
  await keepChannel(weeks, inSlack, settingsWith(2 * hour, day))
  await weeks.changeMember(inSlack, 'U0ANN', () => memberOf('U0ANN', { name: 'Ann' }))
  await weeks.saveReport(reportOf(inSlack, 'U0ANN', { done: 'installed Ceph', problems: 'the mirror is slow' }))
  await store.addGap({
    id: 'g',
    kind: 'unsure',
    text: 'what?',
    lang: 'en',
    channel: 'slack:T:C',
    at: Date.now(),
    person: 'U0ANN',
  })
})
afterAll(async () => {
  await store.close()
  await server.stop()
})
const run = (...args: readonly string[]) => askstack(server.socket, ...args)

test('the week of a channel is shown as it stands, as Markdown or as JSON, and exported', async () => {
  const [shown, json, exported] = await Promise.all([
    run('digest', '--preview', '--channel', inSlack),
    run('digest', '--json', '--channel', inSlack, '--week', thisWeek, '--lang', 'zh'),
    run('digest', '--export'),
  ])
  expect(shown.out).toContain('the mirror is slow')
  expect(json.json()).toMatchObject({ channel: inSlack, week: thisWeek, open: [{ person: 'U0ANN' }] })
  expect(exported.out).toContain('installed Ceph')
  expect(await weeks.digests(inSlack)).toEqual([])
}, 60_000)

test('what is asked wrongly is answered with what would be right', async () => {
  const [channel, week] = await Promise.all([
    run('digest', '--channel', 'slack:C0NONE'),
    run('digest', '--channel', inSlack, '--week', 'last'),
  ])
  expect([channel.code, week.code]).toEqual([2, 2])
  expect(channel.err).toContain(inSlack)
  expect(week.err).toContain('2026-W47')
}, 60_000)

test('what is kept of a member is taken away, and it says what', async () => {
  const gone = await run('forget', 'U0ANN', '--json')
  expect(gone.json()).toEqual({ user: 'U0ANN', rosters: 1, reports: 1, votes: 0, questions: 1, drafts: 0 })
  expect([await weeks.reports(inSlack, thisWeek), await weeks.members(inSlack), await store.gaps(9)]).toEqual([
    [],
    [],
    [],
  ])
  expect((await run('forget', '<script>')).code).toBe(2)
}, 60_000)
