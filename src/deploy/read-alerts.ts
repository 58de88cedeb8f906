/** Alertmanager's webhook (version 4) as pings: a firing alert is a host that failed, a resolved one has recovered. */
import { z } from 'zod'
import { type ReadPings, readPings } from './ping.ts'

const labels = z.record(z.string(), z.string(), 'must be an object of texts')
const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-23T05:00:00Z' })
const webhook = z.object(
  {
    alerts: z
      .array(
        z.object(
          {
            status: z.enum(['firing', 'resolved'], 'must be firing or resolved'),
            labels,
            annotations: labels.default({}),
            startsAt: time,
            endsAt: time.optional(),
          },
          'must be an alert',
        ),
        'must be a list of alerts',
      )
      .min(1, 'must hold at least one alert')
      .max(500, 'must hold at most 500 alerts'),
  },
  'must be the JSON of an Alertmanager webhook',
)
type Alert = z.infer<typeof webhook>['alerts'][number]

/** `sender` is the host whose token was used: alerts are told of hosts below it, such as `alertmanager/compute-07`. */
export function readAlerts(body: unknown, sender: string): ReadPings {
  const read = webhook.safeParse(body)
  if (!read.success) {
    const mistakes = read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
    return { kind: 'refused', mistakes: mistakes.slice(0, 50) }
  }
  return readPings(read.data.alerts.map((alert) => pingOf(alert, sender)))
}

/** The time is the seq: an alert that is sent again counts once. */
function pingOf({ status, labels: named, annotations, startsAt, endsAt }: Alert, sender: string): object {
  const began = Date.parse(startsAt)
  const ended = Math.max(began + 1, endsAt ? Date.parse(endsAt) : 0)
  const at = status === 'firing' ? began : ended
  const name = named.alertname ?? 'alert'
  const texts = [annotations.summary, annotations.description, annotations.message].filter((text) => text)
  return {
    run: (named.run ?? `alert ${name}`).slice(0, 128),
    host: `${sender}/${hostIn(named)}`,
    role: named.role?.slice(0, 64),
    tool: 'alertmanager',
    stage: name,
    status: status === 'firing' ? 'failed' : 'succeeded',
    seq: at,
    at: new Date(at).toISOString(),
    // Said as an error, so that the diagnosis shows it among the lines that tell most.
    ...(texts.length > 0 && { log: texts.map((text) => `ERROR ${name}: ${text}`).join('\n') }),
  }
}

function hostIn({ host, instance, node }: Readonly<Record<string, string>>): string {
  const name = (host ?? instance ?? node ?? 'unknown').replace(/:\d+$/, '')
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 120) || 'unknown'
}
