import type { BaseInteraction } from 'discord.js'
import type { Form } from '../../message.ts'
import { showModal, whisper } from './acknowledge.ts'
import { chatErrorOf } from './chat-error-of.ts'
import type { InteractionParts } from './interaction-parts.ts'
import { renderForm } from './render-form.ts'
import { textsFor } from './texts.ts'

/** Shows a form, or its `part`; false, and a word to the asker, where Discord cannot show it. */
export async function showForm(
  interaction: BaseInteraction,
  { rest, log }: InteractionParts,
  { form, part }: { readonly form: Form; readonly part?: number },
): Promise<boolean> {
  let modal: ReturnType<typeof renderForm>
  try {
    modal = renderForm(form, part)
  } catch (error) {
    log.error({ form: form.id, reason: chatErrorOf(error).message }, 'a form cannot be shown on Discord')
    await whisper(rest, interaction, { content: textsFor(interaction).noForm })
    return false
  }
  await showModal(rest, interaction, modal)
  return true
}
