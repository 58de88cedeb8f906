import type { Called, Pressed } from '../../message.ts'
import { packMemory } from './form-memory.ts'
import { formToView } from './form-to-view.ts'
import type { Means } from './means.ts'
import { postResponse } from './post-response.ts'
import { words } from './words.ts'

/** Shows the form that a command or button opens; false where it opens none. Slack gives three seconds for it. */
export async function openForm(means: Means, happened: Called | Pressed, trigger: string): Promise<boolean> {
  const form = await means.ears.formFor(happened)
  if (!form) return false
  const lang = happened.person.locale ?? 'en'
  const memory = packMemory(form, happened.to, lang)
  try {
    if (!memory) throw new Error('the form carries too much')
    await means.client.views.open({ trigger_id: trigger, view: formToView(form, memory, lang) })
  } catch (err) {
    means.log.warn({ err, form: form.id }, 'slack: a form could not be opened')
    await tell(means, happened, words[lang].noForm)
  }
  return true
}

/** One line to the asker alone, when there is no time for more. */
export async function tell(means: Means, { to }: Called | Pressed, text: string): Promise<void> {
  if (!to.responseUrl) return
  const body = { response_type: 'ephemeral', replace_original: false, text }
  await postResponse(to.responseUrl, body, means.apiUrl).catch((err: unknown) =>
    means.log.warn({ err }, 'slack: not told'),
  )
}
