/**
 * Every known error's sample log in twenty variants: is the error still named first, and is ever another one named?
 * Then the same by component, with how often a named error was the right one. Run: npx tsx bench/mutate.ts [kb folder]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileErrors, diagnose, type Matcher } from '../src/diagnose/diagnose.ts'
import type { KnownError } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts'
import { variants } from './variants.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = 0.97

interface Outcome {
  readonly variant: string
  readonly error: KnownError
  /** The first error named, if any. */
  readonly named?: KnownError | undefined
}

const loaded = await loadKnowledge(process.argv[2] ?? join(root, 'kb'))
if (loaded.kind === 'mistakes') throw new Error('the kb has mistakes; npx askstack kb check lists them')
const { errors } = loaded.knowledge
const matcher = compileErrors(errors)
const goodLogs = join(root, 'test/golden/good-logs')
const good = readdirSync(goodLogs)
  .filter((file) => file.endsWith('.log'))
  .flatMap((file) => readFileSync(join(goodLogs, file), 'utf8').split('\n'))
/** Park and Miller's generator. */
function openRandom(seed: number): (below: number) => number {
  let state = seed * 48_271
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return below > 0 ? state % below : 0
  }
}

function outcomesOf(matcher: Matcher, error: KnownError, random: (below: number) => number): Outcome[] {
  const proof = new Set(proofIn(matcher, error))
  const material = { log: error.log, proof, good, random }
  const plain: Outcome = { variant: 'as it is', error, named: firstIn(matcher, error.log) }
  return [
    plain,
    ...Object.entries(variants).map(([variant, vary]) => ({ variant, error, named: firstIn(matcher, vary(material)) })),
  ]
}

function proofIn(matcher: Matcher, { log }: KnownError): number[] {
  const found = diagnose(matcher, log)
  return found.kind === 'known' ? (found.findings[0]?.evidence.map(({ line }) => line) ?? []) : [1]
}

function firstIn(matcher: Matcher, log: string): KnownError | undefined {
  const found = diagnose(matcher, log)
  return found.kind === 'known' ? found.findings[0]?.error : undefined
}

const isRight = ({ error, named }: Outcome): boolean => named?.id === error.id
const isWrong = (outcome: Outcome): boolean => outcome.named !== undefined && !isRight(outcome)
const percent = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`)

function report(all: readonly Outcome[]): void {
  for (const { variant, error, named } of all.filter(isWrong))
    console.log(`wrong: ${error.id}, ${variant}: ${named?.id}`)
  for (const variant of ['as it is', ...Object.keys(variants)]) {
    const of = all.filter((outcome) => outcome.variant === variant)
    console.log(`${percent(of.filter(isRight).length, of.length)} ${variant}`)
  }
  console.log('\n| component | errors | recall | recall, distorted | precision |\n|---|---|---|---|---|')
  for (const component of [...new Set(errors.map((error) => error.component))].sort())
    console.log(rowOf(component, all))
  const varied = all.filter(({ variant }) => variant !== 'as it is')
  const right = varied.filter(isRight).length
  console.log(
    `\n${varied.length} variants: ${percent(right, varied.length)} right, ${varied.filter(isWrong).length} wrong`,
  )
  if (right < wanted * varied.length || all.some(isWrong)) process.exitCode = 1
}

/** Precision: of the times that an error of this component was named, how often it was the right one. */
function rowOf(component: string, all: readonly Outcome[]): string {
  const mine = all.filter(({ error }) => error.component === component)
  const [plain, varied] = [
    mine.filter(({ variant }) => variant === 'as it is'),
    mine.filter(({ variant }) => variant !== 'as it is'),
  ]
  const named = all.filter((outcome) => outcome.named?.component === component)
  const recall = (of: readonly Outcome[]) => percent(of.filter(isRight).length, of.length)
  return `| ${component} | ${plain.length} | ${recall(plain)} | ${recall(varied)} | ${percent(named.filter(isRight).length, named.length)} |`
}

const outcomes = errors.flatMap((error, at) => outcomesOf(matcher, error, openRandom(at + 1)))
report(outcomes)
