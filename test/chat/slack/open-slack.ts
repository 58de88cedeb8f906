import type { Ears } from '../../../src/chat/chat.ts'
import { type SlackOptions, slackChat } from '../../../src/chat/slack/slack.ts'
import { createLog } from '../../../src/log.ts'
import type { Form, Happened, Outgoing, Reply } from '../../../src/message.ts'
import { type Json, SlackStandIn } from '../../stand-ins/slack.ts'

/** Real Bolt against the stand-in, with ears that keep what they hear. */
export async function openSlack(options: Partial<SlackOptions> = {}) {
  const slack = await new SlackStandIn().start()
  const heard: Happened[] = []
  const lines: string[] = []
  const forms = new Map<string, Form>()
  const ears = {
    accept: async (happened: Happened) => void heard.push(happened),
    formFor: async (happened: Happened) => forms.get('command' in happened ? happened.command : happened.kind),
    suggest: () => [{ id: 'nova', title: 'What is Nova' }],
  } satisfies Ears
  const { botToken, appToken, apiUrl } = slack
  const log = createLog({ level: 'info', secrets: [], to: { write: (line) => void lines.push(line) } })
  const mode = options.signingSecret ? {} : { appToken }
  const chat = slackChat({ botToken, apiUrl, log, ...mode, ...options })
  await chat.start(ears)
  const hear = () => slack.waitFor(() => heard.at(-1))
  const stop = async () => {
    await chat.stop()
    await slack.stop()
  }
  return {
    slack,
    chat,
    ears,
    heard,
    lines,
    forms,
    hear,
    stop,
    tell: (payload: Json) => slack.send('events_api', payload),
  }
}

export const reply = (markdown: string, more: Partial<Reply> = {}): Reply => ({
  kind: 'answered',
  markdown,
  lang: 'en',
  confidence: 1,
  ids: [],
  buttons: [],
  ...more,
})

export const outgoing = (to: Outgoing['to'], markdown: string, more: Partial<Outgoing> = {}): Outgoing => ({
  key: 'key-0123456789012345678',
  to,
  reply: reply(markdown),
  attempt: 1,
  ...more,
})

export const diagnoseForm: Form = {
  id: 'diagnose',
  title: 'Diagnose a failed deployment log',
  context: '',
  submit: 'Diagnose',
  fields: [{ id: 'log', kind: 'paragraph', label: 'Log', hint: 'The last lines are enough' }],
}
