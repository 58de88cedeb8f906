import type { Attachment, Message } from 'discord.js'
import type { FileRef } from '../../message.ts'

const mostFiles = 10

/** What a message says and brings; what it forwards counts as its own, and so does a card that a program posted. */
export function contentOf(message: Message): { readonly text: string; readonly files: FileRef[] } {
  const forwarded = [...message.messageSnapshots.values()]
  const cards = message.author.bot ? message.embeds : []
  const texts = [message.content, ...forwarded.map(({ content }) => content), ...cards.map(cardText)]
  const files = [message, ...forwarded].flatMap(({ attachments }) => [...attachments.values()].map(fileOf))
  return { text: texts.filter((text) => text?.trim()).join('\n'), files: files.slice(0, mostFiles) }
}

export function fileOf({ name, size, url }: Attachment): FileRef {
  return { name, size, address: url }
}

function cardText({ title, description, fields }: Message['embeds'][number]): string {
  return [title, description, ...fields.map(({ name, value }) => `${name}\n${value}`)].filter(Boolean).join('\n')
}
