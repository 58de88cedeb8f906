import { type APIMessage, type REST, Routes } from 'discord.js'
import type { MessagePayload } from './render-message.ts'

export interface Token {
  readonly app: string
  readonly token: string
}

/**
 * The private reply in the place of "thinking …". It is one edit, which does no harm when it is repeated; so what does not fit into one
 * message comes as a file with it instead of further messages.
 */
export async function answerPrivately(
  rest: REST,
  { app, token }: Token,
  payloads: readonly MessagePayload[],
  markdown: string,
): Promise<string> {
  const [first] = payloads
  const components = payloads.at(-1)?.components ?? []
  const files =
    payloads.length > 1 ? [{ name: 'answer.md', data: Buffer.from(markdown), contentType: 'text/markdown' }] : []
  const message = await rest.patch(Routes.webhookMessage(app, token, '@original'), {
    body: { ...first, components, attachments: files.map(({ name }, id) => ({ id, filename: name })) },
    files,
    auth: false,
  })
  return (message as APIMessage).id
}

/** For everybody, where the bot itself may not write into the channel. */
export async function answerInPublic(
  rest: REST,
  { app, token }: Token,
  payloads: readonly MessagePayload[],
): Promise<string> {
  let id = ''
  for (const body of payloads)
    id = ((await rest.post(Routes.webhook(app, token), { body, auth: false })) as APIMessage).id
  return id
}

/** Takes "thinking …" away; it may be gone already. */
export async function dropThinking(rest: REST, { app, token }: Token): Promise<void> {
  await rest.delete(Routes.webhookMessage(app, token, '@original'), { auth: false }).catch(() => {})
}
