import type { Store, Table } from './store.ts'

type Records = Pick<Store, 'records' | 'record' | 'changeRecord'>

interface Kept {
  readonly until: number
  /** The one changed last stands last. */
  readonly texts: Map<string, string>
}

/** The tables of a store in memory. */
export function memoryRecords(): Records {
  const tables = new Map<string, Kept>()
  const textsOf = (name: string): Map<string, string> => {
    const kept = tables.get(name)
    return kept && kept.until > Date.now() ? kept.texts : new Map()
  }
  const put = ({ name, ttl, most }: Table, id: string, text: string | undefined): void => {
    const texts = textsOf(name)
    texts.delete(id)
    if (text !== undefined) texts.set(id, text)
    if (texts.size > most) texts.delete(texts.keys().next().value as string)
    tables.set(name, { until: ttl ? Date.now() + ttl : Number.POSITIVE_INFINITY, texts })
  }
  return {
    async records(table, limit) {
      const newest = [...textsOf(table)].toReversed().slice(0, Math.max(0, limit))
      return new Map(newest.map(([id, text]) => [id, JSON.parse(text)]))
    },
    async record(table, id) {
      const text = textsOf(table).get(id)
      return text === undefined ? undefined : JSON.parse(text)
    },
    async changeRecord(table, id, change) {
      const text = textsOf(table.name).get(id)
      const changed = change(text === undefined ? undefined : JSON.parse(text))
      put(table, id, changed === undefined ? undefined : JSON.stringify(changed))
      return changed
    },
  }
}
