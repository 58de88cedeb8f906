/**
 * Pictures of what the bot sends to Slack: `npx tsx bench/pictures/slack.ts FOLDER`. The whole bot runs against the stand-in, and the blocks
 * that arrive there are drawn by Chromium (/usr/bin/chromium).
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { slackChat } from '../../src/chat/slack/slack.ts'
import { openWits } from '../../src/cli/open-wits.ts'
import { createLog } from '../../src/log.ts'
import { startBot } from '../../src/main.ts'
import { type Json, SlackStandIn } from '../../test/stand-ins/slack.ts'
import { type Shot, slackPage } from './slack-page.ts'

const [folder = 'pictures'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const slack = await new SlackStandIn().start()
slack.api.locales.set('U0WANG', 'zh-CN')
const log = createLog({ level: 'warn', secrets: [] })
const data = mkdtempSync(join(tmpdir(), 'pictures-'))
const { botToken, appToken, apiUrl } = slack
const chats = [slackChat({ botToken, appToken, apiUrl, log })]
const bot = await startBot({ config: { data }, wits: await openWits(), chats, log })

const shots: [string, Shot][] = []
const blocksOf = (message: Json) => message.blocks as readonly unknown[]
await said('answer-en', 'what does Glance do')
await said('answer-zh', '虚拟机创建流程是什么', 'U0WANG')
await said('table', 'which databases and tables exist, nova, nova_api, nova_cell0')
await said('compare', 'swift 和 cinder 有什么区别', 'U0WANG')
await said('unsure', 'how do I cook rice')
await called(
  'diagnosis',
  '/diagnose',
  'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-x/\n<!channel> @here',
)
await called('ask', '/ask', 'why does 169.254.169.254 time out')
await modal('modal-diagnose', slack.command('/diagnose'))
await modal('modal-settings', slack.command('/askstack'))
await modal('modal-settings-zh', slack.command('/askstack', '', { user_id: 'U0WANG' }))
await called('digest-on', '/digest', 'on')
await report({
  plan: '- finish the OpenStack basics\n- deploy it with DevStack',
  done: '- Keystone, Nova, Glance, Neutron: what each is for\n- the way of a request that creates a VM',
  notDone: '- the deployment',
  problems:
    '`Command "python setup.py egg_info" failed with error code 1`\nSolution: `sudo pip install --upgrade setuptools`, then `./stack.sh` again\n\nThe download of packages is slow',
  next: '- use the Aliyun mirror\n- first instance',
  suggestions: 'Tutorials are shallow.',
})
await called('digest', '/digest', '')
await slack.send('events_api', slack.event({ type: 'app_home_opened', user: 'U0WANG', tab: 'home' }))
const home = await slack.waitFor(() => slack.api.homes.at(-1))
shots.push(['home', { title: 'Home', kind: 'home', blocks: blocksOf(home) }])
await vote()
await bot.stop()
await slack.stop()
for (const [name, shot] of shots) draw(name, slackPage(shot))
rmSync(data, { recursive: true, force: true })
process.exit(0)

async function said(name: string, text: string, user = 'U0LIN'): Promise<void> {
  const before = slack.messages().length
  await slack.send('events_api', slack.mention(text, { user }))
  const message = await slack.waitFor(() => slack.messages()[before], 20_000)
  shots.push([name, { title: text, kind: 'message', blocks: blocksOf(message) }])
}

async function called(name: string, command: string, text: string): Promise<void> {
  const before = slack.responses.length
  // What is ready at once comes with the acknowledgement.
  const acknowledged = (await slack.send('slash_commands', slack.command(command, text))) as Json | undefined
  const body = acknowledged?.blocks ? acknowledged : (await slack.waitFor(() => slack.responses[before], 20_000)).body
  shots.push([
    name,
    { title: `${command} ${text}`, kind: 'message', blocks: blocksOf(body), note: 'Only visible to you' },
  ])
}

async function modal(name: string, command: Json): Promise<void> {
  const before = slack.api.views.length
  await slack.send('slash_commands', command)
  note(name, await slack.waitFor(() => slack.api.views[before]))
}

/** The weekly report, filled in and saved. */
async function report(parts: Readonly<Record<string, string>>): Promise<void> {
  await modal('modal-report', slack.command('/report'))
  const fields = Object.entries(parts).map(([id, value]) => [id, { type: 'plain_text_input', value }])
  await slack.send('interactive', slack.submission(slack.api.views.at(-1) ?? {}, Object.fromEntries(fields)))
  const before = slack.responses.length
  await slack.waitFor(() => slack.responses[before] ?? slack.messages().at(-1), 20_000)
}

/** "Not helpful" under the first answer. */
async function vote(): Promise<void> {
  const [message = {}] = slack.messages()
  const [actions] = blocksOf(message).filter((block) => (block as Json).type === 'actions') as { elements: Json[] }[]
  const before = slack.api.views.length
  await slack.send('interactive', slack.press(actions?.elements[1] ?? {}, { message }))
  note('modal-reason', await slack.waitFor(() => slack.api.views[before]))
}

function note(name: string, view: Json): void {
  const text = (part: unknown) => String((part as Json).text)
  shots.push([
    name,
    {
      title: text(view.title),
      kind: 'modal',
      blocks: blocksOf(view),
      submit: text(view.submit),
      close: text(view.close),
    },
  ])
}

function draw(name: string, html: string): void {
  const page = join(folder, `${name}.html`)
  writeFileSync(page, html)
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'
  const more = ['--disable-component-update', '--disable-sync', '--hide-scrollbars', `--user-data-dir=${profile}`]
  const height = Math.min(2_400, 200 + Math.round(readFileSync(page, 'utf8').length / 9))
  const shot = [`--screenshot=${join(folder, `${name}.png`)}`, `--window-size=820,${height}`, `file://${page}`]
  execFileSync('/usr/bin/chromium', [...flags.split(' '), ...more, ...shot], { stdio: 'ignore' })
  rmSync(profile, { recursive: true, force: true })
}
