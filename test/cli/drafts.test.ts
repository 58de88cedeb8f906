import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRedisStore } from '../../src/store/redis.ts'
import { runCommand } from '../agent/run-agent.ts'
import { alice, bob, channel, formOf, fresh, press, proposed } from '../bot/drafting.ts'
import { called, filled, openTestBot, place, said } from '../bot/open-bot.ts'
import { startRedis } from '../redis-server.ts'

const server = await startRedis()
const redis = server.socket
const store = openRedisStore({ redis, onLink: () => {} })
afterAll(async () => {
  await store.close()
  await server.stop()
})
/** The built command. */
async function askstack(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const ended = await runCommand([process.execPath, 'dist/cli.js', ...args], { env })
  return { ...ended, json: () => JSON.parse(ended.out) }
}
const here = { REDIS_URL: redis }
const folder = mkdtempSync(join(tmpdir(), 'askstack-drafts-'))
const file = join(folder, 'fresh.log')
writeFileSync(file, `2026-11-21 08:00:00.001 12 INFO nova.compute.manager up\n2026-11-21 08:00:02.456 12 ${fresh}\n`)
const diagnose = async (...more: string[]) => askstack(here, 'diagnose', file, '--json', ...more)

test('a draft is listed, accepted, found in a fresh log and by a question, exported, and taken out of use', async () => {
  await proposed(openTestBot(undefined, store))
  const [draft] = (await askstack(here, 'drafts', 'list', '--json')).json()
  expect(draft).toMatchObject({ state: 'proposed', kind: 'error', team: 'slack:T1', channel: 'slack:C1', by: alice })
  expect((await askstack(here, 'drafts', 'list')).out).toContain('The quantum flange is misaligned')
  expect((await diagnose()).json().outcome).toBe('unknown')
  expect((await askstack(here, 'drafts', 'accept', draft.id)).code).toBe(0)
  const found = (await diagnose()).json()
  expect(found).toMatchObject({ outcome: 'known', errors: [`team-${draft.id}`] })
  expect(found.text).toMatch(/Team note by Alice[\s\S]*sudo systemctl restart flange/)
  const asked = (await askstack(here, 'ask', '--json', 'nova compute: why is the quantum flange misaligned?')).json()
  expect(asked).toMatchObject({ outcome: 'answered', notes: [`team-${draft.id}`] })
  expect((await askstack(here, 'drafts', 'reject', draft.id, '--json')).json()).toEqual({
    id: draft.id,
    state: 'rejected',
  })
  expect((await diagnose()).json().outcome).toBe('unknown')
  expect((await askstack(here, 'drafts', 'accept', 'dnothere')).code).toBe(2)
}, 120_000)

test('an export is a file of the knowledge folder: kb check names the language and the mark that are missing, and nothing once they are written', async () => {
  const kb = join(folder, 'kb')
  await mkdir(kb)
  await cp('kb/terms.yaml', join(kb, 'terms.yaml'))
  const bot = openTestBot(undefined, store)
  await press(bot, await proposed(bot), 'Accept', { person: bob })
  const unsure = await bot.reply(said({ text: 'how do I recalibrate the zorblax splorf?' }))
  const { id: form, context, values } = await formOf(bot, unsure, 'I know this one')
  const fields = {
    ...values,
    title: 'Recalibrate the splorf',
    answer: 'Turn it to the left.',
    commands: 'splorfctl left',
  }
  await press(bot, await bot.reply(filled({ form, context, fields, person: alice })), 'Accept', { person: bob })
  const exported = await askstack(here, 'drafts', 'export', '--all', '--into', kb)
  const files = exported.out.trim().split('\n').sort()
  const names = ['errors/nova/the-quantum-flange-is-misaligned.md', 'notes/team/recalibrate-the-splorf.md']
  expect(files).toEqual(names.map((name) => join(kb, name)))
  const told = exported.err.trim().split('\n')
  const [unmarked, ...unwritten] = told.sort((a, b) => b.length - a.length)
  expect(unmarked).toMatch(/^d\w+: # en ## Fix: a step that interrupts .* got "sudo systemctl restart flange"$/)
  expect(unwritten.join('\n')).toMatch(/^(d\w+: the Chinese text is missing; write over every "FILL:"\n?){2}$/)
  const check = () => askstack(here, 'kb', 'check', kb)
  const mistakes = (await check()).out.trim().split('\n')
  expect(mistakes.filter((line) => !line.includes('FILL:'))).toEqual([expect.stringContaining('**Interrupts:**')])
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('https://app.slack.com/client/T1/C1')
    const marked = text.replace('## Fix\n\n', '## Fix\n\n**Interrupts:** the flange restarts.\n\n')
    writeFileSync(path, marked.replaceAll(/FILL: (中文|一个中文问法)/g, '法兰错位$1'))
  }
  expect(await check()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^1 note, 1 known error, \d+ terms: no mistakes\n$/),
  })
  const again = await askstack(here, 'drafts', 'export', '--all', '--into', kb)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists already')])
}, 120_000)

test('of several teams one is chosen; without a store all works as before', async () => {
  const other = openTestBot(undefined, store)
  const there = { ...place, team: 'T2' }
  const review = await proposed(other, { cause: 'The other team knows why.' }, alice, there)
  await press(other, review, 'Accept', { person: bob, place: there })
  const none = await diagnose()
  expect(none.json().outcome).toBe('unknown')
  expect(none.err).toContain('--team: slack:T1, slack:T2')
  expect((await diagnose('--team', 'T2')).json().text).toContain('The other team knows why.')
  expect((await diagnose('--team', 'slack:T1')).json().text).toContain('Somebody leaned on it.')
  expect((await diagnose('--team', 'T9')).code).toBe(2)
  const alone = await askstack({ ASKSTACK_DATA: join(folder, 'none') }, 'diagnose', file, '--json')
  expect([alone.json().outcome, alone.err]).toEqual(['unknown', ''])
  expect(existsSync(join(folder, 'none'))).toBe(false)
  const data = join(folder, 'data')
  expect((await askstack({ ASKSTACK_DATA: data }, 'drafts', 'list', '--json')).json()).toEqual([])
  const empty = await askstack({ ASKSTACK_DATA: data }, 'diagnose', file, '--json', '--team', 'T1')
  expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('no team T1 has notes')])
  const away = await askstack({ REDIS_URL: 'redis://127.0.0.1:1' }, 'diagnose', file, '--json')
  expect([away.code, away.json().outcome]).toEqual([0, 'unknown'])
  expect(away.err).toContain('team notes are left out')
}, 120_000)

test('a problem that a weekly report solves becomes a known error that a fresh log of it finds, and stands among the notes added', async () => {
  const bot = openTestBot(undefined, store)
  const at = Date.UTC(2026, 10, 25, 2)
  await bot.reply(called({ command: 'digest', text: 'on', at, person: alice }))
  const problems =
    'devstack: `Command "python setuo.py egg_info" failed with error code 1 in...`\nSolution: `sudo pip install --upgrade setuptools`, then `./stack.sh` again'
  const context = `2026-W48 ${channel}`
  const saved = await bot.reply(filled({ form: 'report', context, fields: { problems }, at, person: alice }))
  expect(saved?.markdown).toContain('You solved a problem')
  const form = await formOf(bot, saved, 'Make it a known error')
  expect(form.values.fix).toContain('sudo pip install --upgrade setuptools')
  const { id, values } = form
  const fields = {
    ...values,
    title: 'setuptools is too old for this package',
    cause: 'Its setup.py needs a newer one.',
  }
  const review = await bot.reply(filled({ form: id, context: form.context, fields, person: alice, at }))
  await press(bot, review, 'Accept', { person: bob, at })
  const log = join(folder, 'stack.log')
  writeFileSync(
    log,
    'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-Zm3kq1/oslo.config\n',
  )
  const found = (await askstack(here, 'diagnose', log, '--json', '--team', 'slack:T1')).json()
  expect([found.outcome, found.errors[0]]).toEqual(['known', expect.stringMatching(/^team-d/)])
  expect(found.text).toContain('sudo pip install --upgrade setuptools')
  const digest = await bot.reply(called({ command: 'digest', at, person: alice }))
  expect(digest?.markdown).toContain('setuptools is too old for this package')
}, 120_000)
