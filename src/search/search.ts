/**
 * From notes and known errors to an index, and from a question to ranked hits. The only place that knows MiniSearch.
 * It never decides whether a hit is good enough to answer with, and never sees a file: built at build time, or from memory.
 */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { Knowledge, Term } from '../knowledge/knowledge.ts'
import { addCounts, asksOf, countAsked, countUses, type Entry, entriesOf, plainAsk } from './entries.ts'
import { askedOf } from './evidence.ts'
import { joinWords, type Words } from './join-words.ts'
import { type Entries, joinEntries, openEntries, type PackedEntries, packEntries } from './packed-entries.ts'
import { openPostings, type PackedPostings, packPostings } from './packed-postings.ts'
import { type Hit, type RankOptions, rankHits } from './rank-hits.ts'
import { compileSpelling } from './spelling.ts'
import { type Speller, type Tokens, tokenize } from './tokenize.ts'
import { compileVocabulary, ownTokens, type Vocabulary } from './vocabulary.ts'
import { compileWeights, type Weigh } from './weigh.ts'

export interface SearchIndex {
  readonly vocabulary: Vocabulary
  readonly entries: Entries
  /** In how many entries a token stands, and in the ways of asking of how many. */
  readonly uses: ReadonlyMap<string, number>
  readonly asked: ReadonlyMap<string, number>
  /** Id by way of asking; see `plainAsk`. */
  readonly asks: ReadonlyMap<string, string>
  readonly weigh: Weigh
  readonly speller: Speller
  readonly words: Words
}

/** What a build writes and a start reads: plain JSON. */
export interface StoredIndex {
  readonly tokens: PackedEntries['tokens']
  readonly entries: PackedEntries['entries']
  readonly lists: PackedEntries['lists']
  /** In how many entries each token stands. */
  readonly uses: Columns<number>
  readonly asked: Columns<number>
  readonly asks: Columns<string>
  readonly frame: Words['frame']
  readonly words: PackedPostings['words']
  readonly postings: PackedPostings['postings']
}

/** A map as its keys and its values: opened four times as fast as an object of tens of thousands of keys. */
interface Columns<Value> {
  readonly keys: readonly string[]
  readonly values: readonly Value[]
}

/** Bodies are left to the ranking: in the word index they cost half of its size and find almost nothing that the rest does not. */
const fields = ['title', 'asks', 'lead'] as const
const boost = { title: 3, asks: 4, lead: 2 }
/** How many hits the word index hands to the ranking. */
const candidates = 40

const options: Options = {
  fields: [...fields],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
}

function assemble(parts: Omit<SearchIndex, 'weigh' | 'speller'>): SearchIndex {
  return {
    ...parts,
    weigh: compileWeights(parts.uses, parts.entries.size, parts.vocabulary),
    speller: compileSpelling(parts.uses, parts.vocabulary.names),
  }
}

function wordsOf({ index, ...frame }: AsPlainObject): Words {
  return { frame, postings: openPostings(packPostings(index)) }
}

function openWords({ frame, postings }: Words, tokens: readonly string[]): MiniSearch {
  const index = tokens.flatMap((token): AsPlainObject['index'] => {
    const posting = postings.get(token)
    return posting ? [[token, posting]] : []
  })
  return MiniSearch.loadJS({ ...frame, index }, options)
}

export function buildIndex(knowledge: Knowledge): SearchIndex {
  const vocabulary = compileVocabulary(knowledge.terms)
  const entries = entriesOf(knowledge, vocabulary)
  return assemble({
    entries: openEntries(packEntries(entries)),
    uses: countUses(entries),
    asked: countAsked(entries),
    asks: asksOf(knowledge),
    vocabulary,
    words: wordsOf(indexWords(entries)),
  })
}

/** The index with more notes and known errors, as if it had been built with them; what it was made of stays as it is. */
export function extendIndex(index: SearchIndex, more: Pick<Knowledge, 'notes' | 'errors'>): SearchIndex {
  const { vocabulary } = index
  const entries = entriesOf(more, vocabulary)
  return assemble({
    entries: joinEntries(index.entries, openEntries(packEntries(entries))),
    uses: addCounts(index.uses, countUses(entries)),
    asked: addCounts(index.asked, countAsked(entries)),
    asks: new Map([...index.asks, ...asksOf(more)]),
    vocabulary,
    words: joinWords(index.words, wordsOf(indexWords(entries))),
  })
}

function indexWords(entries: readonly Entry[]): AsPlainObject {
  const words = new MiniSearch(options)
  for (const { id, title, asks, lead } of entries) {
    words.add({ id, title: title.join(' '), asks: asks.flat().join(' '), lead: lead.join(' ') })
  }
  return words.toJSON()
}

function columnsOf<Value>(map: ReadonlyMap<string, Value>): Columns<Value> {
  return { keys: [...map.keys()], values: [...map.values()] }
}

function mapOf<Value>({ keys, values }: Columns<Value>): Map<string, Value> {
  return new Map(keys.map((key, at) => [key, values[at] as Value]))
}

export function storeIndex(index: SearchIndex): StoredIndex {
  return {
    ...packEntries(index.entries),
    uses: columnsOf(index.uses),
    asked: columnsOf(index.asked),
    asks: columnsOf(index.asks),
    frame: index.words.frame,
    ...packPostings(index.words.postings),
  }
}

export function restoreIndex(stored: StoredIndex, terms: readonly Term[]): SearchIndex {
  return assemble({
    entries: openEntries(stored),
    uses: mapOf(stored.uses),
    asked: mapOf(stored.asked),
    asks: mapOf(stored.asks),
    vocabulary: compileVocabulary(terms),
    words: { frame: stored.frame, postings: openPostings(stored) },
  })
}

/** The question in the index's words, misspelt ones corrected. */
export function readQuestion(index: SearchIndex, question: string): Tokens {
  return tokenize(question, index.vocabulary, index.speller)
}

export interface AskedQuestion {
  readonly text: string
  readonly tokens: Tokens
}

/** Ranked hits for a question that was read with `readQuestion`, best first. Cost grows with the question and its hits. */
export function search(index: SearchIndex, question: AskedQuestion, rank: Pick<RankOptions, 'fits'>): Hit[] {
  const tokens = [...new Set(question.tokens.all)].slice(0, 64)
  if (tokens.length === 0) return []
  const found = openWords(index.words, tokens).search(tokens.join(' '), {
    boost,
    boostTerm: (term) => Math.max(0.05, index.weigh(term) / 5),
  })
  const same = index.asks.get(plainAsk(question.text))
  const near = found.slice(0, candidates).map(({ id, score }) => ({ id: String(id), words: score }))
  const all = same && !near.some(({ id }) => id === same) ? [...near, { id: same, words: 0 }] : near
  const entries = all.flatMap(({ id, words }) => {
    const found = index.entries.packed(id)
    return found ? [{ ...found, words }] : []
  })
  const asked = askedOf(tokens, ownTokens(question.tokens.concepts), index.weigh)
  return rankHits(asked, entries, { ...rank, same })
}
