/** What a member typed, out of Slack's notation: `<@U1>`, `<https://x|x>`, `&lt;`. https://docs.slack.dev/messaging/formatting-message-text */
export function plainWords(text: string, botUser: string): string {
  return text
    .replaceAll(`<@${botUser}>`, '')
    .replace(/<([^<>\n]{1,3000})>/g, (_, inside: string) => readable(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

function readable(inside: string): string {
  const [target = '', label] = inside.split('|', 2)
  if (target.startsWith('@') || target.startsWith('#')) return label ? `${target[0]}${label}` : target
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`
  return label && !target.endsWith(label) ? `${label} (${target})` : target.replace(/^(mailto|tel):/, '')
}
