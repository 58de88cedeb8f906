import type { Term, TermKind } from '../knowledge/knowledge.ts'
import { type Element, elementsOf } from './elements.ts'

/** A term as the tokenizer meets it. `token` is what stands for it in the index. */
export interface Concept {
  readonly term: string
  readonly token: string
  readonly kind: TermKind
  readonly means?: Term['means']
  /** Names that are dead; an answer to one of them says so. */
  readonly was: readonly string[]
}

/** Kinds of terms that are OpenStack's own. */
export const own: ReadonlySet<TermKind> = new Set(['service', 'tool', 'project', 'concept', 'action'])

/** The tokens of those concepts that are OpenStack's own. */
export const ownTokens = (concepts: readonly Concept[]): string[] =>
  concepts.filter(({ kind }) => own.has(kind)).map(({ token }) => token)

interface Branch {
  readonly next: Map<string, Branch>
  concept?: Concept
  /** The name that ends here is one of the dead ones. */
  dead?: string
}

/** All names of all terms in one tree over elements, so that the longest name at a place is found in one walk. */
export interface Vocabulary {
  readonly root: Branch
  readonly concepts: ReadonlyMap<string, Concept>
  /** Every Latin word that stands in a name, with its stem. */
  readonly names: ReadonlyMap<string, string>
}

export interface Found {
  readonly concept: Concept
  /** How many elements the name takes. */
  readonly length: number
  readonly dead?: string
}

/** `cinder-volume` is a process, "cinder volume" a volume: a name with a joint is met only where the text has one, too. */
const joinedKey = ({ joined, key }: Element) => (joined ? `-${key}` : key)

function plant(
  { root, names }: { root: Branch; names: Map<string, string> },
  name: string,
  concept: Concept,
  dead: boolean,
): void {
  let branch = root
  for (const element of elementsOf(name)) {
    const key = joinedKey(element)
    if (element.kind === 'word') names.set(element.word, element.key)
    const next: Branch = branch.next.get(key) ?? { next: new Map() }
    branch.next.set(key, next)
    branch = next
  }
  if (branch === root || branch.concept) return
  branch.concept = concept
  if (dead) branch.dead = name
}

export function compileVocabulary(terms: readonly Term[]): Vocabulary {
  const root: Branch = { next: new Map() }
  const concepts = new Map<string, Concept>()
  const names = new Map<string, string>()
  const tree = { root, names }
  for (const term of terms) {
    const token = `=${term.term.toLowerCase().replaceAll(' ', '-')}`
    const concept: Concept = {
      term: term.term,
      token,
      kind: term.kind,
      was: term.was,
      ...(term.means ? { means: term.means } : {}),
    }
    concepts.set(token, concept)
    for (const name of [term.term, ...term.zh, ...term.aliases, ...term.misspelt]) plant(tree, name, concept, false)
    for (const name of term.was) plant(tree, name, concept, true)
  }
  return { root, concepts, names }
}

/** The longest name that begins at element `at`. */
export function conceptAt(vocabulary: Vocabulary, elements: readonly Element[], at: number): Found | undefined {
  let branch: Branch | undefined = vocabulary.root
  let found: Found | undefined
  for (let i = at; i < elements.length; i++) {
    const element = elements[i] as Element
    branch = branch.next.get(joinedKey(element)) ?? branch.next.get(element.key)
    if (!branch) break
    if (branch.concept) {
      const dead = branch.dead
      found = { concept: branch.concept, length: i - at + 1, ...(dead ? { dead } : {}) }
    }
  }
  return found
}
