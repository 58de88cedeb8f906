import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/**
 * Bolt acknowledges an event before its listeners have run; an event that is lost then is lost for ever. So the acknowledgement is held
 * back until they have, and left out where they failed: Slack then repeats the event.
 */
export function holdAck(receiver: Receiver): { settled(): Promise<void> } {
  const running = new Set<Promise<void>>()
  const init = receiver.init.bind(receiver)
  receiver.init = (app) => {
    const processEvent = (event: ReceiverEvent) => {
      const done = processHeld(app, event)
      const tracked = done.catch(() => {}).finally(() => running.delete(tracked))
      running.add(tracked)
      return done
    }
    init({ processEvent } as unknown as App)
  }
  return {
    settled: async () => {
      await Promise.all(running)
    },
  }
}

async function processHeld(app: App, event: ReceiverEvent): Promise<void> {
  if (event.body.type !== 'event_callback') return app.processEvent(event)
  let asked = false
  await app.processEvent({
    ...event,
    ack: async () => {
      asked = true
    },
  })
  if (asked) await event.ack()
}
