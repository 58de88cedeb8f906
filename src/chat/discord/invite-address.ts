/** https://docs.discord.com/developers/topics/permissions: what the bot cannot do without, and nothing else. */
const permissions = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
}

/** Where the owner of a server invites the bot of an application. */
export function inviteAddress(application: string): string {
  const all = Object.values(permissions).reduce((sum, one) => sum | one, 0n)
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(all),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

/** A bot token begins with the application's id in base64. */
export function applicationOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1')
  return isApplication(id) ? id : undefined
}

export const isApplication = (id: string): boolean => /^\d{17,20}$/.test(id)
