import { ChatError } from '../chat-error.ts'

/** Hosts that hold members' files; a workspace's own host is one of them. An origin stands for a test's server. */
export function fileHosts(
  url: string,
  { apiUrl, workspace }: { apiUrl?: string | undefined; workspace: string },
): string[] {
  const host = URL.canParse(url) ? new URL(url).host : ''
  const own = host.endsWith('.slack.com') ? [host] : []
  const more = apiUrl ? [new URL(apiUrl).origin] : []
  return ['files.slack.com', 'slack.com', 'app.slack.com', workspace, ...own, ...more].filter(Boolean)
}

/** A response address is Slack's own; anything else is a forgery and never called. */
export function assertResponseUrl(url: string, apiUrl: string | undefined): void {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const known = address?.protocol === 'https:' && address.host === 'hooks.slack.com'
  if (known || (apiUrl && address?.origin === new URL(apiUrl).origin)) return
  throw new ChatError('the address to answer is not one of Slack’s; nothing was sent', { permanent: true })
}
