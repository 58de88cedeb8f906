/** Objects of Discord's API as its documentation shows them, with the fields that discord.js reads. */
export type Json = Record<string, unknown>

export const ids = {
  app: '100000000000000001',
  bot: '100000000000000001',
  guild: '200000000000000001',
  channel: '300000000000000001',
  direct: '310000000000000001',
  user: '400000000000000001',
} as const

let count = 0n

/** Grows with time, as Discord's ids do. */
export function snowflake(): string {
  count += 1n
  return String(((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) | (count & 0x3fffffn))
}

export const user = (id: string = ids.user, bot = id === ids.bot): Json => ({
  id,
  username: bot ? 'askstack' : `user${id.slice(-3)}`,
  discriminator: '0000',
  global_name: bot ? null : 'Lin',
  avatar: null,
  bot,
})

export const member = (id: string = ids.user): Json => ({
  user: user(id),
  roles: [],
  joined_at: '2024-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  flags: 0,
  permissions: '2147483647',
  nick: null,
  avatar: null,
  premium_since: null,
  pending: false,
  communication_disabled_until: null,
})

export const channel = (id: string = ids.channel, over: Json = {}): Json =>
  id === ids.direct
    ? { id, type: 1, recipients: [user()], last_message_id: null, ...over }
    : {
        id,
        type: 0,
        guild_id: ids.guild,
        name: 'general',
        position: 0,
        permission_overwrites: [],
        nsfw: false,
        topic: null,
        last_message_id: null,
        rate_limit_per_user: 0,
        parent_id: null,
        ...over,
      }

export const thread = (id: string, joined: boolean, parent: string = ids.channel): Json =>
  channel(id, {
    type: 11,
    name: 'a thread',
    parent_id: parent,
    owner_id: ids.user,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2024-01-01T00:00:00.000Z',
      locked: false,
    },
    ...(joined && { member: { id, user_id: ids.bot, join_timestamp: '2024-01-01T00:00:00.000Z', flags: 0 } }),
  })

export const message = (over: Json = {}): Json => ({
  id: snowflake(),
  channel_id: ids.channel,
  author: user(ids.bot),
  content: '',
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
  components: [],
  flags: 0,
  ...over,
})

/** With the channels of these messages, by channel. */
export const guild = (last: ReadonlyMap<string, string> = new Map()): Json => ({
  id: ids.guild,
  name: 'Stand-in',
  icon: null,
  owner_id: ids.user,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  roles: [
    {
      id: ids.guild,
      name: '@everyone',
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      position: 0,
      permissions: '2147483647',
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  system_channel_flags: 0,
  premium_tier: 0,
  preferred_locale: 'en-US',
  nsfw_level: 0,
  joined_at: '2024-01-01T00:00:00.000Z',
  large: false,
  unavailable: false,
  member_count: 2,
  voice_states: [],
  members: [member(ids.bot)],
  channels: [...new Set([ids.channel, ...last.keys()])].map((id) =>
    channel(id, { last_message_id: last.get(id) ?? null }),
  ),
  threads: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
})

/** What every interaction has besides its own; in the direct channel there is no server. */
export const interaction = (over: Json): Json => ({
  version: 1,
  application_id: ids.app,
  locale: 'en-US',
  entitlements: [],
  app_permissions: '2147483647',
  authorizing_integration_owners: { 0: ids.guild },
  attachment_size_limit: 10_485_760,
  channel: channel(String(over.channel_id)),
  ...(over.channel_id === ids.direct
    ? { user: user(), context: 1 }
    : { member: member(), guild_id: ids.guild, guild_locale: 'en-US', context: 0 }),
  ...over,
})
