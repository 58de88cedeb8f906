import type { ChatName } from '../message.ts'

/** What a chat may be able to do, in the order of the table in docs/capabilities.md. */
export const capabilities = {
  mention: 'Answers when mentioned',
  direct: 'Direct messages',
  threads: 'Follow-ups in a thread, with what was said before',
  overheard: 'Answers unasked where the channel wants it',
  commands: 'Commands `/ask`, `/diagnose`, `/deploys`, `/report`, `/digest`, `/askstack`',
  messageAction: '“Diagnose this” on a message',
  forms: 'Forms (paste a log, weekly report, reason of a vote, settings)',
  unsent: 'A report that was closed unsent is there again',
  reminders: 'Reminders by direct message',
  zones: 'Knows a member’s time zone',
  digestThread: 'Details of a digest in its thread',
  files: 'Reads attached logs',
  buttons: 'Buttons (votes, commands, publish)',
  private: 'Replies that only the asker sees',
  receipt: 'Sign of life while it works',
  home: 'A page of its own',
  suggestions: 'Completes titles while typing',
  localCommands: 'Command names in Chinese',
  tables: 'Tables as tables',
  repeats: 'A repeated event is answered once',
  missed: 'What was said while the bot was down is answered later',
  onceOnly: 'A message is not posted twice after an unclear failure',
} as const
export type Capability = keyof typeof capabilities

/** `true`, `false`, or how it is done instead. */
export type Able = boolean | string

/** What each chat can do. */
export const capabilityTable: Readonly<Record<ChatName, Readonly<Record<Capability, Able>>>> = {
  slack: {
    mention: true,
    direct: true,
    threads: true,
    overheard: true,
    commands: true,
    messageAction: true,
    forms: true,
    unsent: 'as far as Slack tells it',
    reminders: true,
    zones: true,
    digestThread: true,
    files: true,
    buttons: true,
    private: true,
    receipt: 'reaction, or the status of the assistant pane',
    home: true,
    suggestions: 'suggested prompts in the assistant pane',
    localCommands: false,
    tables: true,
    repeats: true,
    missed: 'events of which Slack tells again, for some minutes',
    onceOnly: 'message metadata is looked up first; a private answer is offered again with a button',
  },
  discord: {
    mention: true,
    direct: true,
    threads: true,
    overheard: true,
    commands: true,
    messageAction: true,
    forms: 'more than five fields in parts',
    unsent: false,
    reminders: true,
    zones: '`/report zone`',
    digestThread: true,
    files: true,
    buttons: true,
    private: 'commands, buttons and forms only',
    receipt: 'typing, or the deferred reply',
    home: false,
    suggestions: true,
    localCommands: true,
    tables: 'as code',
    repeats: true,
    missed: 'in channels and threads, for a quarter of an hour',
    onceOnly: 'nonce with enforce_nonce',
  },
  console: {
    mention: false,
    direct: true,
    threads: 'the session is one conversation',
    overheard: false,
    commands: '`/diagnose PATH`, `/report`, `/digest`, `/help`, `/quit`',
    messageAction: false,
    forms: 'the report as a text with headings',
    unsent: false,
    reminders: false,
    zones: true,
    digestThread: false,
    files: '`/diagnose PATH`',
    buttons: false,
    private: 'everything is',
    receipt: false,
    home: false,
    suggestions: false,
    localCommands: false,
    tables: true,
    repeats: false,
    missed: false,
    onceOnly: true,
  },
}

const shown = (able: Able): string => (able === true ? 'yes' : able === false ? 'no' : able)

/** The table as Markdown, as it stands in docs/capabilities.md. */
export function capabilitiesAsMarkdown(): string {
  const chats: readonly ChatName[] = ['slack', 'discord', 'console']
  const rows = (Object.keys(capabilities) as Capability[]).map(
    (one) => `| ${[capabilities[one], ...chats.map((chat) => shown(capabilityTable[chat][one]))].join(' | ')} |`,
  )
  return ['| | Slack | Discord | Terminal |', '|---|---|---|---|', ...rows].join('\n')
}
