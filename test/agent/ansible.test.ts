import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ansible, callbackEnv } from './ansible-callback.ts'
import { agent, folder, runCommand } from './run-agent.ts'
import { standInBot } from './stand-in-bot.ts'

const bots: Awaited<ReturnType<typeof standInBot>>[] = []
const aBot = async () => {
  const bot = await standInBot()
  bots.push(bot)
  return bot
}
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.close()))
})

const playbook = join(folder(), 'site.yml')
writeFileSync(
  playbook,
  `- name: Apply role nova
  hosts: all
  connection: local
  gather_facts: false
  tasks:
    - name: "nova : Running bootstrap"
      ansible.builtin.command: echo ok
    - name: "nova : Fails on one"
      ansible.builtin.shell: "echo password=hunter2; echo egg_info failed >&2; exit 2"
      when: inventory_hostname == broken
`,
)
const play = (broken: string) => [ansible ?? '', '-i', 'compute-01,compute-02,', '-e', `broken=${broken}`, playbook]
const envFor = (address: string) => callbackEnv(address, 'good', folder())

describe.skipIf(!ansible)('the Ansible callback', () => {
  test('tells plays and tasks as stages, and the result of each host', async () => {
    const bot = await aBot()
    const ended = await runCommand(play('compute-02'), { env: envFor(bot.address) })
    expect(ended.code).toBe(2)
    expect(bot.came.every(({ run, tool }) => run === 'site' && tool === 'ansible')).toBe(true)
    expect(bot.came.map(({ stage }) => stage)).toContain('PLAY Apply role nova')
    expect(bot.came.map(({ stage }) => stage)).toContain('nova : Running bootstrap')
    const ends = bot.came.filter(({ status }) => status === 'succeeded' || status === 'failed')
    expect(ends.map(({ host, status }) => [host, status])).toEqual([
      ['deployer/compute-02', 'failed'],
      ['deployer/compute-01', 'succeeded'],
      ['deployer', 'failed'],
    ])
    expect(ends[0]).toMatchObject({ exitCode: 2, stage: 'nova : Fails on one' })
    expect(ends[0]?.log).toContain('egg_info failed')
    expect(ends[0]?.log).not.toContain('hunter2')
  }, 60_000)

  test('leaves the control node to the agent when it runs within it', async () => {
    const bot = await aBot()
    const command = ['dash', agent, 'run', '--name', 'prod', '--', ...play('none')]
    expect((await runCommand(command, { env: envFor(bot.address) })).code).toBe(0)
    expect(new Set(bot.came.map(({ run }) => run))).toEqual(new Set(['prod']))
    const ends = bot.came.filter(({ status }) => status === 'succeeded').map(({ host }) => host)
    expect(ends.sort()).toEqual(['deployer', 'deployer/compute-01', 'deployer/compute-02'])
    const own = bot.came.filter(({ host }) => host === 'deployer')
    expect(own.filter(({ status }) => status === 'started')).toHaveLength(1)
  }, 60_000)

  test('changes nothing when the bot is away or nothing is set', async () => {
    const away = await standInBot()
    await away.close()
    const bare = execFileSync('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...play('none')], { encoding: 'utf8' })
    for (const env of [envFor(away.address), { ...envFor(''), ASKSTACK_URL: '' }]) {
      const ended = await runCommand(play('none'), { env })
      expect(ended.code).toBe(0)
      expect(ended.out.includes('PLAY RECAP') && bare.includes('PLAY RECAP')).toBe(true)
      expect(ended.err).not.toContain('askstack')
      const waiting = readdirSync(env.ASKSTACK_SPOOL).map((name) => name.split('.')[1])
      expect(waiting.filter((status) => status === 'succeeded')).toHaveLength(env.ASKSTACK_URL ? 3 : 0)
    }
  }, 60_000)
})
