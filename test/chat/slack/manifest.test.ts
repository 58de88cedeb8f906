import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const manifest = parse(readFileSync('manifests/slack.yaml', 'utf8'))
const docs = readFileSync('docs/slack.md', 'utf8')

test('the manifest has the commands, the shortcut, the home tab and Socket Mode', () => {
  const { features, settings, display_information: about } = manifest
  expect(features.slash_commands.map(({ command }: { command: string }) => command)).toEqual(
    ['ask', 'diagnose', 'deploys', 'report', 'digest', 'askstack'].map((name) => `/${name}`),
  )
  expect(features.shortcuts).toMatchObject([{ type: 'message', callback_id: 'diagnose', name: 'Diagnose this' }])
  expect(features.app_home.home_tab_enabled && features.app_home.messages_tab_enabled).toBe(true)
  expect(settings.socket_mode_enabled && settings.interactivity.is_enabled).toBe(true)
  expect(about.long_description.length).toBeGreaterThanOrEqual(174)
  expect(about.description.length).toBeLessThanOrEqual(140)
})

test('every permission that the manifest asks for is explained', () => {
  const { scopes } = manifest.oauth_config
  expect(scopes.bot).toEqual(scopes.bot.toSorted())
  expect(scopes.user).toBeUndefined()
  expect(scopes.bot.filter((scope: string) => !docs.includes(`\`${scope}\``))).toEqual([])
})

test('every event that is listened to is subscribed to', () => {
  const code = readFileSync('src/chat/slack/listen.ts', 'utf8')
  const events = [...code.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name)
  const { bot_events: subscribed }: { bot_events: string[] } = manifest.settings.event_subscriptions
  const known = new Set(subscribed.map((name) => name.split('.')[0]))
  expect(events.length).toBeGreaterThan(3)
  expect(events.filter((name) => !known.has(name))).toEqual([])
})
