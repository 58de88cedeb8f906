import { setTimeout as sleep } from 'node:timers/promises'
import { type AutocompleteInteraction, type BaseInteraction, Routes } from 'discord.js'
import type { Form, Happened } from '../../message.ts'
import { complete, defer, whisper } from './acknowledge.ts'
import { chatErrorOf } from './chat-error-of.ts'
import { clipText } from './clip-text.ts'
import { commandOf } from './commands.ts'
import { heardFrom } from './heard-from.ts'
import type { InteractionParts } from './interaction-parts.ts'
import { limits } from './limits.ts'
import { onFormPart } from './on-form-part.ts'
import { showForm } from './show-form.ts'
import { speechOf } from './speech-of.ts'
import { textsFor } from './texts.ts'

/** Tells the bot of a command, button or form, and acknowledges it in time; what the bot never made is refused. */
export async function onInteraction(interaction: BaseInteraction, parts: InteractionParts): Promise<void> {
  if (interaction.applicationId !== interaction.client.application?.id) {
    return parts.log.warn({ interaction: interaction.id }, 'an interaction of another application was refused')
  }
  if (interaction.isAutocomplete()) return suggest(interaction, parts)
  if (await onFormPart(interaction, parts)) return
  const happened = heardFrom(interaction)
  if (!happened) return refuse(interaction, parts)
  const form = happened.kind === 'filled' ? undefined : await parts.ears.formFor(happened)
  return form ? openForm(interaction, { ...parts, happened, form }) : takeOver(interaction, { ...parts, happened })
}

async function refuse(interaction: BaseInteraction, { rest, log }: InteractionParts): Promise<void> {
  const name = interaction.isCommand() ? interaction.commandName : 'customId' in interaction ? interaction.customId : ''
  log.warn(
    { interaction: interaction.id, name: String(name).slice(0, 60) },
    'an unknown command, button or form was refused',
  )
  await whisper(rest, interaction, { content: textsFor(interaction).unknown })
}

async function suggest(interaction: AutocompleteInteraction, { rest, ears }: InteractionParts): Promise<void> {
  const typed = String(interaction.options.getFocused()).slice(0, limits.choice)
  const found = commandOf(interaction.commandName) ? ears.suggest(typed, speechOf(interaction.locale) ?? 'en') : []
  const titles = new Set(found.map(({ title }) => clipText(title, limits.choice)))
  await complete(rest, interaction, [...titles].slice(0, limits.choices))
}

/** Taking over takes a few milliseconds; without Redis the acknowledgement waits for it no longer than this. */
const longestHold = 800

type Taken = InteractionParts & { readonly happened: Happened }

async function openForm(interaction: BaseInteraction, parts: Taken & { readonly form: Form }): Promise<void> {
  if (await showForm(interaction, parts, parts)) await parts.ears.accept(parts.happened)
}

/**
 * Acknowledged once it cannot be lost any more, or before that when taking it over takes too long for Discord. Where the acknowledgement
 * fails, the reply finds another way to the asker.
 */
async function takeOver(interaction: BaseInteraction, { rest, ears, log, acks, happened }: Taken): Promise<void> {
  const { applicationId, token } = interaction
  const taken = ears.accept(happened)
  const safe = taken.catch(() => {})
  await acks.during(token, async () => {
    await Promise.race([safe, sleep(longestHold)])
    await defer(rest, interaction).catch((error) =>
      log.warn(
        { interaction: interaction.id, reason: chatErrorOf(error).message },
        'an interaction could not be acknowledged',
      ),
    )
  })
  try {
    await taken
  } catch (err) {
    log.error({ interaction: interaction.id, err }, 'what happened could not be taken over')
    const body = { content: textsFor(interaction).notTaken, allowed_mentions: { parse: [] } }
    await rest.patch(Routes.webhookMessage(applicationId, token, '@original'), { body, auth: false })
  }
}
