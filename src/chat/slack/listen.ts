import type { App } from '@slack/bolt'
import type { Called, Pressed } from '../../message.ts'
import { openInOrder } from '../in-order.ts'
import { formCallback } from './form-to-view.ts'
import { hearForm } from './hear-form.ts'
import { hearCommand, hearPress, hearShortcut, hearVisit } from './hear-interaction.ts'
import { hearMessage } from './hear-message.ts'
import type { Means } from './means.ts'
import { openForm, tell } from './open-form.ts'
import { suggestPrompts } from './suggest-prompts.ts'
import { words } from './words.ts'

/** Hands on what happens in Slack. Every handler ends only when it is safe with the ears, and acknowledges then. */
export function listen(app: App, means: Means): void {
  const { ears, log } = means
  const inOrder = openInOrder()
  const said = async ({ event }: { event: { channel: string } }) => {
    const hearing = hearMessage(means, event)
    hearing.catch(() => {})
    await inOrder(event.channel, async () => {
      const heard = await hearing
      if (heard) await ears.accept(heard)
    })
  }
  app.event('message', said)
  app.event('app_mention', said)
  app.event('app_home_opened', async ({ event, body }) => {
    const visited = await hearVisit(means, event, body.event_id)
    if (visited) await ears.accept(visited)
  })
  app.event('assistant_thread_started', ({ event }) => suggestPrompts(means, event))

  app.command(/^\//, async ({ body, ack }) => {
    const called = await hearCommand(means, body)
    await means.acks.hold(body.response_url, ack, () => take(means, called, body.trigger_id))
  })
  app.shortcut({ type: 'message_action' }, async ({ body, ack }) => {
    await take(means, await hearShortcut(means, body), body.trigger_id)
    await ack()
  })
  app.action(/.*/, async ({ body, ack }) => {
    const pressed = await hearPress(means, body)
    if (pressed) await take(means, pressed, 'trigger_id' in body ? String(body.trigger_id) : '')
    else log.warn({}, 'slack: a press of an unknown button was refused')
    await ack()
  })
  listenToForms(app, means)
}

function listenToForms(app: App, means: Means): void {
  const { ears, log } = means
  app.view(formCallback, async ({ body, ack }) => {
    const filled = await hearForm(means, body)
    if (!filled) {
      log.warn({}, 'slack: a form that is not one of ours was refused')
      return ack()
    }
    const { memory, happened, missing = Object.keys(body.view.state.values)[0] ?? '' } = filled
    const errors = (text: string) => ack({ response_action: 'errors', errors: { [missing]: text } })
    if (!happened) return errors(words[memory.lang].empty)
    try {
      await ears.accept(happened)
    } catch (err) {
      log.error({ err }, 'slack: a form could not be taken')
      return errors(words[memory.lang].busy)
    }
    return ack()
  })
  // What was typed comes along only as far as Slack tells it.
  app.view({ callback_id: formCallback, type: 'view_closed' }, async ({ body, ack }) => {
    const closed = await hearForm(means, body, true)
    if (closed?.happened) await ears.accept(closed.happened)
    await ack()
  })
}

/**
 * Shows the form where there is one, and takes over what happened; if that fails, the asker is told at once. True where an answer is to come.
 */
async function take(means: Means, happened: Called | Pressed, trigger: string): Promise<boolean> {
  try {
    const shown = await openForm(means, happened, trigger)
    await means.ears.accept(happened)
    return !shown
  } catch (err) {
    means.log.error({ err }, 'slack: a command or button could not be taken')
    await tell(means, happened, words[happened.person.locale ?? 'en'].busy)
    return false
  }
}
