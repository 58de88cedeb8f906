import { REST } from 'discord.js'

/**
 * Discord's REST interface, without retries of its own: repeating a message is the queue's. A rate limit is told, with the time to wait, instead
 * of being sat out.
 */
export function openRest(token: string, apiUrl: string | undefined): REST {
  return new REST({
    version: '10',
    retries: 0,
    timeout: 10_000,
    rejectOnRateLimit: () => true,
    ...(apiUrl && { api: apiUrl.replace(/\/+$/, '') }),
  }).setToken(token)
}
