import type { ErrorFront, NoteFront } from './front-matter.ts'
import type { Term } from './knowledge.ts'
import { type Mistake, quote } from './mistake.ts'
import { stemOf } from './read-page.ts'

export interface Fronts {
  readonly notes: readonly { readonly file: string; readonly front: NoteFront }[]
  readonly errors: readonly { readonly file: string; readonly front: ErrorFront }[]
  readonly terms: readonly Term[]
  /** Every note and known error file, also those with mistakes: a link to one of them is not dead. */
  readonly files: readonly string[]
}

const termsFile = 'terms.yaml'

/** What only shows when all files are seen together: ids, names and questions that two claim, and links to nothing. */
export function checkClaims(fronts: Fronts): Mistake[] {
  return [
    ...checkIds(fronts.files),
    ...checkAsks(fronts),
    ...checkSignatures(fronts),
    ...checkTermNames(fronts.terms),
    ...checkNoteAliases(fronts),
    ...checkServices(fronts),
    ...checkRelated(fronts),
  ]
}

function checkIds(files: readonly string[]): Mistake[] {
  const claims = new Claims('id', 'must be unique among notes and known errors')
  for (const file of files) claims.claim(stemOf(file), { file, field: 'id', owner: file })
  return claims.mistakes
}

function checkAsks({ notes, errors }: Fronts): Mistake[] {
  const claims = new Claims('question', 'two files must not claim the same question', spoken)
  for (const { file, front } of [...notes, ...errors]) {
    front.asks.forEach((ask, index) => {
      claims.claim(ask, { file, field: `asks[${index}]`, owner: file })
    })
  }
  return claims.mistakes
}

/** A log that holds a signature of two errors would name whichever comes first. */
function checkSignatures({ errors }: Fronts): Mistake[] {
  const claims = new Claims('signature', 'two errors must not share a signature: give one of them a second line')
  for (const { file, front } of errors) {
    front.signatures.forEach((lines, index) => {
      claims.claim(lines.join('\n'), { file, field: `signatures[${index}]`, owner: file })
    })
  }
  return claims.mistakes
}

function checkTermNames(terms: readonly Term[]): Mistake[] {
  const claims = new Claims('name', 'a name must belong to one term, once')
  for (const term of terms) {
    for (const name of namesOf(term)) {
      claims.claim(name, { file: termsFile, field: `[${term.term}]`, owner: `the term ${term.term}` })
    }
  }
  return claims.mistakes
}

function checkNoteAliases({ notes, terms }: Fronts): Mistake[] {
  const claims = new Claims('alias', 'an alias must belong to one note, once')
  const termOf = new Map(terms.flatMap((term) => namesOf(term).map((name) => [lower(name), term.term] as const)))
  const ids = new Set(notes.map(({ front }) => front.id))
  for (const { file, front } of notes) {
    front.aliases.forEach((alias, index) => {
      const field = `aliases[${index}]`
      if (!claims.claim(alias, { file, field, owner: file })) return
      const term = termOf.get(lower(alias))
      if (term === undefined || slugOf(term) === front.id || !ids.has(slugOf(term))) return
      claims.refuse(alias, { file, field, owner: file }, `the term ${term}, which has its own note`)
    })
  }
  return claims.mistakes
}

/** A service that has a note is a term too, or its other names would not find it. */
function checkServices({ notes, terms }: Fronts): Mistake[] {
  const known = new Set(terms.flatMap((term) => namesOf(term).map(slugOf)))
  if (known.size === 0) return []
  return notes
    .filter(({ front }) => front.kind === 'service' && !known.has(front.id))
    .map(({ file, front }) => ({ file, field: 'id', rule: `must be a term of ${termsFile}`, got: quote(front.id) }))
}

function checkRelated({ notes, files }: Fronts): Mistake[] {
  const known = new Set(files.map(stemOf))
  return notes.flatMap(({ file, front }) =>
    front.related.flatMap((id, index) => {
      const rule = id === front.id ? 'must not be the note itself' : 'must be the id of a note or known error'
      const dead = id === front.id || !known.has(id)
      return dead ? [{ file, field: `related[${index}]`, rule, got: quote(id) }] : []
    }),
  )
}

interface Claim {
  readonly file: string
  readonly field: string
  readonly owner: string
}

/** Who claimed what first; a second claim is a mistake of the one who comes later. */
class Claims {
  readonly mistakes: Mistake[] = []
  private readonly what: string
  private readonly rule: string
  private readonly keyOf: (value: string) => string
  private readonly first = new Map<string, Claim>()

  constructor(what: string, rule: string, keyOf: (value: string) => string = lower) {
    this.what = what
    this.rule = rule
    this.keyOf = keyOf
  }

  /** Whether the value was still free. */
  claim(value: string, by: Claim): boolean {
    const key = this.keyOf(value)
    const first = this.first.get(key)
    if (first) this.refuse(value, by, first.owner === by.owner ? 'the same one' : first.owner)
    else this.first.set(key, by)
    return first === undefined
  }

  refuse(value: string, { file, field }: Claim, owner: string): void {
    const rule = `${this.rule} (this ${this.what} is already claimed by ${owner})`
    this.mistakes.push({ file, field, rule, got: quote(value) })
  }
}

function namesOf(term: Term): string[] {
  return [term.term, ...term.zh, ...term.aliases, ...term.was, ...term.misspelt]
}

function lower(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Lower case and punctuation dropped: two questions with the same key are the same to a reader. */
function spoken(question: string): string {
  return lower(question.replace(/[^\p{L}\p{N}\s]/gu, '')) || question
}

function slugOf(name: string): string {
  return lower(name).replace(/[\s_]/g, '-')
}
