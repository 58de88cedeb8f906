import type { webApi } from '@slack/bolt'
import type { Person } from '../../message.ts'

const most = 2_000
const kept = 3_600_000
const patience = 1_500

/** Members with their language and time zone, each asked for once an hour; a member that cannot be asked for is an id. */
export function openPeople(client: webApi.WebClient, now: () => number = Date.now) {
  const known = new Map<string, { readonly until: number; readonly person: Promise<Person> }>()
  return async (id: string): Promise<Person> => {
    const found = known.get(id)
    if (found && found.until > now()) return found.person
    known.delete(id)
    const person = ask(client, id).catch((): Person => {
      known.delete(id)
      return { id }
    })
    known.set(id, { until: now() + kept, person })
    if (known.size > most) known.delete(known.keys().next().value as string)
    return person
  }
}

async function ask(client: webApi.WebClient, id: string): Promise<Person> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), patience)
  })
  try {
    const { user } = await Promise.race([client.users.info({ user: id, include_locale: true }), late])
    const name = user?.profile?.display_name || user?.real_name || user?.name
    const locale = user?.locale?.toLowerCase().startsWith('zh') ? 'zh' : user?.locale ? 'en' : undefined
    return { id, ...(name && { name }), ...(locale && { locale }), ...(user?.tz && { zone: user.tz }) }
  } finally {
    clearTimeout(timer)
  }
}
