import { Command } from 'commander'
import type { Wits } from '../bot/reply-to.ts'
import { printJson, readJsonLines, UsageError } from './json-lines.ts'
import { printMarkdown } from './print-markdown.ts'

const examples = `
Examples:
  askstack ask what does Glance do
  askstack ask "虚拟机创建流程是什么"
  askstack ask --json "how do I resize an instance"
  askstack ask --jsonl < questions.jsonl     {"id","text"} a line in, an answer a line out
`

interface Options {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly team?: string
}

/** `askstack ask`: one question from the command line, or many from standard input. */
export function askCommand(): Command {
  return new Command('ask')
    .description('answer a question about OpenStack, in the language it is asked in')
    .argument('[question...]', 'the question; quotes are not needed')
    .option('--json', 'print one JSON object')
    .option('--jsonl', 'read {"id","text"} lines from standard input, print a JSON object for each')
    .option('--team <team>', 'whose notes count beside those that ship, where several teams have some: slack:T0123')
    .addHelpText('after', examples)
    .action(ask)
}

async function ask(words: readonly string[], { json, jsonl, team }: Options): Promise<void> {
  const text = words.join(' ').trim()
  if (!text && !jsonl) throw new UsageError('what is the question? For example: askstack ask what does Glance do')
  const { openWitsOf } = await import('./open-wits-of.ts')
  const wits = await openWitsOf(team)
  if (jsonl) {
    for await (const line of readJsonLines(process.stdin, ['id', 'text']))
      printJson(await askOne(wits, line.id, line.text ?? ''))
    return
  }
  const found = await askOne(wits, 'ask', text)
  if (json) printJson(found)
  else await printMarkdown(found.text)
}

async function askOne(wits: Wits, id: string | undefined, text: string) {
  const { replyTo } = await import('../bot/reply-to.ts')
  const start = performance.now()
  const reply = await replyTo(wits, { text, earlier: [] })
  const ms = Math.round((performance.now() - start) * 10) / 10
  const outcome = reply.kind === 'unsure' || reply.kind === 'unknown' ? 'unsure' : 'answered'
  return { id, outcome, text: reply.markdown, lang: reply.lang, notes: reply.ids, confidence: reply.confidence, ms }
}
