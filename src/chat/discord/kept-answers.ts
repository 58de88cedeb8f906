import type { Message, RawFile } from 'discord.js'
import { z } from 'zod'
import type { Filled } from '../../message.ts'
import { ChatError } from '../chat-error.ts'

const name = 'answers.json'
const answers = z.record(z.string(), z.string())

/** What a form was filled in with so far, as a file of a message that its writer alone sees: Discord keeps it, any process can go on. */
export const answersFile = (fields: Filled['fields']): RawFile => ({
  name,
  data: Buffer.from(JSON.stringify(fields, undefined, 2)),
  contentType: 'application/json',
})

/** Reads it back from the bot's own message. Rejects with a ChatError. */
export async function readAnswers(
  message: Message | null,
  fetchFile: (address: string) => Promise<Uint8Array>,
): Promise<Filled['fields']> {
  const own = message && message.author.id === message.client.user.id
  const file = own ? message.attachments.find((one) => one.name === name) : undefined
  if (!file) throw new ChatError('the first part of a form is gone', { permanent: true })
  return answers.parse(JSON.parse(Buffer.from(await fetchFile(file.url)).toString('utf8')))
}
