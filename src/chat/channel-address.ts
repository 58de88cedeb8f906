/** The page of a channel (`slack:C0123` of `slack:T0123`) on the web; empty for a chat that has none. */
export function channelAddress(team: string, channel: string): string {
  const [chat, id] = channel.split(':')
  const workspace = team.slice(team.indexOf(':') + 1)
  if (!id || !workspace) return ''
  if (chat === 'slack') return `https://app.slack.com/client/${workspace}/${id}`
  return chat === 'discord' ? `https://discord.com/channels/${workspace}/${id}` : ''
}
