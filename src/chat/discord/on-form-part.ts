/**
 * A form of more fields than a modal takes is filled in part by part. Between the parts it stands in a message that its writer alone sees: the
 * answers so far in a file, and a button to the next part. The bot hears of it once, when all parts are there.
 */
import {
  type BaseInteraction,
  type ButtonInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js'
import { deferInPlace, whisper } from './acknowledge.ts'
import { chatErrorOf } from './chat-error-of.ts'
import { type FormPart, readPartId } from './form-part.ts'
import { partFrom } from './heard-from.ts'
import type { InteractionParts } from './interaction-parts.ts'
import { answersFile, readAnswers } from './kept-answers.ts'
import { nextPartButton } from './render-buttons.ts'
import { showForm } from './show-form.ts'
import { textsFor } from './texts.ts'
import { tryAgain } from './try-again.ts'

/** Deals with a part that was sent, or with the press that opens the next; false for any other interaction. */
export async function onFormPart(interaction: BaseInteraction, parts: InteractionParts): Promise<boolean> {
  const button = interaction.isButton() ? readPartId('asn', interaction.customId) : undefined
  if (interaction.isButton() && button) await openPart(interaction, { ...parts, part: button })
  const sent = interaction.isModalSubmit() ? readPartId('asp', interaction.customId) : undefined
  if (interaction.isModalSubmit() && sent) await takePart(interaction, { ...parts, part: sent })
  return button !== undefined || sent !== undefined
}

type Parts = InteractionParts & { readonly part: FormPart }

async function openPart(interaction: ButtonInteraction, parts: Parts): Promise<void> {
  const { rest, ears, log, part } = parts
  const form = await ears.formFor(partFrom(interaction, part))
  if (form)
    return void (await showForm(interaction, parts, { form: { ...form, context: part.context }, part: part.part }))
  log.error({ form: part.form }, 'the bot knows no more of a form that it has shown')
  await whisper(rest, interaction, { content: textsFor(interaction).noForm })
}

const takePart = (interaction: ModalSubmitInteraction, parts: Parts): Promise<void> =>
  parts.part.part < parts.part.parts ? keepPart(interaction, parts) : finish(interaction, parts)

async function keepPart(interaction: ModalSubmitInteraction, parts: Parts): Promise<void> {
  const { rest, part } = parts
  const earlier = part.part > 1 ? await earlierAnswers(interaction, parts) : {}
  const say = textsFor(interaction)
  const next = { ...part, part: part.part + 1 }
  await whisper(rest, interaction, {
    content: say.kept,
    components: nextPartButton(next, say.next(next.part, next.parts)),
    file: answersFile({ ...earlier, ...partFrom(interaction, part).fields }),
  })
}

/** The answers so far are read after the acknowledgement; where that fails, what was just written is given back. */
async function finish(interaction: ModalSubmitInteraction, parts: Parts): Promise<void> {
  const { rest, ears, log, part } = parts
  const filled = partFrom(interaction, part)
  await deferInPlace(rest, interaction).catch((error) =>
    log.warn({ interaction: interaction.id, reason: chatErrorOf(error).message }, 'a form could not be acknowledged'),
  )
  try {
    await ears.accept({ ...filled, fields: { ...(await earlierAnswers(interaction, parts)), ...filled.fields } })
  } catch (err) {
    log.error({ interaction: interaction.id, err }, 'a form in parts could not be taken over')
    const body = { content: textsFor(interaction).restNotTaken, flags: MessageFlags.Ephemeral }
    const file = { ...answersFile(filled.fields), name: 'rest.json' }
    await rest.post(Routes.webhook(interaction.applicationId, interaction.token), { body, files: [file], auth: false })
  }
}

const earlierAnswers = ({ message }: ModalSubmitInteraction, { fetchFile }: InteractionParts) =>
  tryAgain(() => readAnswers(message, fetchFile), { tries: 3, wait: 300 })
