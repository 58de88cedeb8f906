import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import type { Reply } from '../message.ts'
import { printJson } from './json-lines.ts'

const examples = `
The folder holds questions.jsonl ({"ask","first":[ids]}), follow-ups.jsonl ({"turns","first"}), out-of-scope.jsonl ({"ask"}) and good-logs/.
What is missing is left out. Prints what went wrong on stderr.

Examples:
  askstack eval
  askstack eval --json ./my-golden
`

type Say = (text: string, earlier?: readonly string[]) => Promise<Reply>

interface Score {
  readonly what: string
  readonly right: number
  readonly of: number
  readonly wrong: readonly string[]
}

/** `askstack eval`: the golden questions and logs, scored. */
export function evalCommand(): Command {
  return new Command('eval')
    .description('score the golden questions and logs')
    .argument('[folder]', 'the golden folder (default: test/golden of this checkout)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(evaluate)
}

async function evaluate(folder: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const golden = folder ?? fileURLToPath(new URL('../../test/golden', import.meta.url))
  const [{ openWits }, { replyTo }] = await Promise.all([import('./open-wits.ts'), import('../bot/reply-to.ts')])
  const wits = await openWits()
  const say: Say = (text, earlier = []) => replyTo(wits, { text, earlier })
  const scores = [
    await questions(golden, say),
    await followUps(golden, say),
    await outOfScope(golden, say),
    await goodLogs(golden, wits.examine),
    await ownLogs([...wits.library.errors.values()], wits.examine),
  ].filter(({ of }) => of > 0)
  if (json) return printJson(scores)
  for (const { wrong } of scores) for (const line of wrong) process.stderr.write(`${line}\n`)
  for (const { what, right, of } of scores) {
    process.stdout.write(`${what}: ${((100 * right) / of).toFixed(1)} % right (${right} of ${of})\n`)
  }
}

async function linesOf<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as T] : []))
}

function score(what: string, results: readonly (string | undefined)[]): Score {
  const wrong = results.filter((result) => result !== undefined)
  return { what, right: results.length - wrong.length, of: results.length, wrong }
}

const firstIs = ({ kind, ids }: Reply, wanted: readonly string[]) => kind !== 'unsure' && wanted.includes(ids[0] ?? '')

async function questions(golden: string, say: Say): Promise<Score> {
  const results: (string | undefined)[] = []
  for (const { ask, first } of await linesOf<{ ask: string; first: string[] }>(join(golden, 'questions.jsonl'))) {
    const reply = await say(ask)
    results.push(
      firstIs(reply, first)
        ? undefined
        : `question → ${reply.kind} ${reply.ids[0] ?? ''}, wanted ${first.join(' or ')}: ${ask}`,
    )
  }
  return score('questions', results)
}

async function followUps(golden: string, say: Say): Promise<Score> {
  const results: (string | undefined)[] = []
  for (const { turns, first } of await linesOf<{ turns: string[]; first: string[] }>(
    join(golden, 'follow-ups.jsonl'),
  )) {
    const reply = await say(turns.at(-1) ?? '', turns.slice(0, -1))
    results.push(
      firstIs(reply, first)
        ? undefined
        : `follow-up → ${reply.kind} ${reply.ids[0] ?? ''}, wanted ${first.join(' or ')}: ${turns.join(' / ')}`,
    )
  }
  return score('follow-ups', results)
}

async function outOfScope(golden: string, say: Say): Promise<Score> {
  const results: (string | undefined)[] = []
  for (const { ask } of await linesOf<{ ask: string }>(join(golden, 'out-of-scope.jsonl'))) {
    const reply = await say(ask)
    results.push(
      reply.kind === 'unsure' || reply.kind === 'unknown' ? undefined : `out of scope → ${reply.ids[0] ?? ''}: ${ask}`,
    )
  }
  return score('out of scope refused', results)
}

type Examine = import('../bot/reply-to.ts').Wits['examine']

async function goodLogs(golden: string, examine: Examine): Promise<Score> {
  const folder = join(golden, 'good-logs')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const results: (string | undefined)[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const found = await examine(await readFile(join(entry.parentPath, entry.name)))
    results.push(found.kind === 'known' ? `good log → ${found.findings[0]?.error.id}: ${entry.name}` : undefined)
  }
  return score('good logs without alarm', results)
}

async function ownLogs(
  errors: readonly { readonly id: string; readonly log: string }[],
  examine: Examine,
): Promise<Score> {
  const results: (string | undefined)[] = []
  for (const { id, log } of errors) {
    const found = await examine(log)
    const first = found.kind === 'known' ? found.findings[0]?.error.id : undefined
    results.push(first === id ? undefined : `sample log of ${id} → ${found.kind} ${first ?? ''}`)
  }
  return score('known errors found in their own sample', results)
}
