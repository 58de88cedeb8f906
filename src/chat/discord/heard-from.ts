import {
  ApplicationCommandOptionType,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { Called, Filled, Happened, Pressed } from '../../message.ts'
import { writeAddress } from './address.ts'
import { commandOf } from './commands.ts'
import { contentOf, fileOf } from './content-of.ts'
import { readCustomId } from './custom-id.ts'
import { placeOf, userOf } from './place-of.ts'

/** What an interaction means to the bot; nothing for a command, button or form that it never made. */
export function heardFrom(interaction: BaseInteraction): Happened | undefined {
  if (interaction.isChatInputCommand()) return calledFrom(interaction)
  if (interaction.isMessageContextMenuCommand()) return calledOn(interaction)
  if (interaction.isButton()) return pressedFrom(interaction)
  return interaction.isModalSubmit() ? filledFrom(interaction) : undefined
}

function calledFrom(interaction: ChatInputCommandInteraction): Called | undefined {
  const command = commandOf(interaction.commandName)
  if (!command) return undefined
  const options = interaction.options.data
  const texts = options
    .filter(({ type }) => type === ApplicationCommandOptionType.String)
    .map(({ value }) => String(value))
  const files = options.flatMap(({ attachment }) => (attachment ? [fileOf(attachment)] : []))
  return { kind: 'called', ...common(interaction), command, text: texts.join('\n'), files }
}

function calledOn(interaction: MessageContextMenuCommandInteraction): Called | undefined {
  const command = commandOf(interaction.commandName)
  if (!command) return undefined
  return { kind: 'called', ...common(interaction), command, ...contentOf(interaction.targetMessage) }
}

function pressedFrom(interaction: ButtonInteraction): Pressed | undefined {
  const read = readCustomId('asb', interaction.customId)
  if (!read) return undefined
  const about = { chat: 'discord', channel: interaction.channelId, id: interaction.message.id } as const
  return { kind: 'pressed', ...common(interaction), action: read.name, value: read.value, about }
}

function filledFrom(interaction: ModalSubmitInteraction): Filled | undefined {
  const read = readCustomId('asf', interaction.customId)
  if (!read) return undefined
  return {
    kind: 'filled',
    ...common(interaction),
    form: read.name,
    context: read.value,
    fields: fieldsOf(interaction),
  }
}

/** What a part of a long form was filled in with, or nothing yet where its button was pressed. */
export function partFrom(interaction: BaseInteraction, { form, context }: Pick<Filled, 'form' | 'context'>): Filled {
  const fields = interaction.isModalSubmit() ? fieldsOf(interaction) : {}
  return { kind: 'filled', ...common(interaction), form, context, fields }
}

function fieldsOf({ fields }: ModalSubmitInteraction): Filled['fields'] {
  const filled = fields.fields.map((field) => {
    if (field.type === ComponentType.TextInput) return [field.customId, field.value] as const
    return [field.customId, field.type === ComponentType.StringSelect ? (field.values[0] ?? '') : ''] as const
  })
  return Object.fromEntries(filled)
}

function common(interaction: BaseInteraction) {
  const { id, createdTimestamp, applicationId: app, token, channelId, user } = interaction
  const place = placeOf(interaction)
  const waiting = { app, token, at: createdTimestamp }
  const to = writeAddress({ channel: channelId ?? '', interaction: waiting, user: user.id, direct: place.direct })
  return { id, at: createdTimestamp, place, person: userOf(interaction), to }
}
