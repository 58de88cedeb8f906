import { afterAll, expect, test } from 'vitest'
import { addHost } from '../../src/main/hosts.ts'
import { agent, folder, runCommand } from '../agent/run-agent.ts'
import { openBoth } from './open-both.ts'
import { fakeStack } from './open-deploys.ts'

const { slack, discord, store, bot, stop } = await openBoth()
afterAll(stop)

const wait = { timeout: 20_000, interval: 100 }
const inSlack = () => slack.messages().map((message) => JSON.stringify(message))
const inDiscord = () => discord.posted().map((message) => JSON.stringify(message))

test('a deployment that fails and then succeeds is one message in Slack and one in Discord, each with the fix under it', async () => {
  const env = {
    ASKSTACK_URL: `http://127.0.0.1:${bot.port}`,
    ASKSTACK_TOKEN: (await addHost(store, 'controller', Date.now())) ?? '',
    ASKSTACK_HOST: 'controller',
    ASKSTACK_SPOOL: folder(),
  }
  const run = (ending: 'fails' | 'succeeds') =>
    runCommand([agent, 'run', '--name', 'prod', '--', fakeStack(ending)], { env })
  const failing = run('fails')
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages().length, wait).toBe(1)
    expect(messages()[0]).toContain('running')
  }
  expect((await failing).code).toBe(1)
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages().length, wait).toBe(2)
    expect(messages()[1]).toContain('sudo pip install --upgrade setuptools')
    expect(messages()[1]).toContain('./stack.sh')
    await expect.poll(() => messages()[0], wait).toContain('failed')
  }
  const [board, entry] = slack.messages()
  expect(entry?.thread_ts).toBe(board?.ts)
  await run('succeeds')
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages()[0], wait).toContain('succeeded')
    await expect.poll(() => messages().length, wait).toBe(3)
    expect(messages()[2]).toContain('Resolved')
  }
}, 120_000)
