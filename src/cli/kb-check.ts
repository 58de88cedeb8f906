import { Command } from 'commander'
import { kbFolder } from '../config.ts'

const examples = `
Examples:
  askstack kb check              the knowledge that this checkout holds
  askstack kb check ./kb --json  another folder, as one JSON object
`

/** `askstack kb check`: every mistake of a kb folder, one a line. */
export function kbCheck(): Command {
  return new Command('check')
    .description('list every mistake in the notes, known errors and terms')
    .argument('[folder]', 'the kb folder (default: ASKSTACK_KB, or the one of this checkout)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(check)
}

async function check(folder: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const { formatMistake, loadKnowledge } = await import('../knowledge/load-knowledge.ts')
  const today = new Date().toISOString().slice(0, 10)
  const loaded = await loadKnowledge(folder ?? kbFolder(), { today })
  const mistakes = loaded.kind === 'mistakes' ? loaded.mistakes : []
  if (mistakes.length > 0) process.exitCode = 1
  if (json) {
    process.stdout.write(`${JSON.stringify({ ok: mistakes.length === 0, mistakes })}\n`)
  } else if (loaded.kind === 'mistakes') {
    for (const mistake of mistakes) process.stdout.write(`${formatMistake(mistake)}\n`)
    const files = new Set(mistakes.map(({ file }) => file))
    process.stderr.write(`${count(mistakes, 'mistake')} in ${count([...files], 'file')}\n`)
  } else {
    const { notes, errors, terms } = loaded.knowledge
    const held = [count(notes, 'note'), count(errors, 'known error'), count(terms, 'term')]
    process.stdout.write(`${held.join(', ')}: no mistakes\n`)
  }
}

function count({ length }: readonly unknown[], noun: string): string {
  return `${length} ${noun}${length === 1 ? '' : 's'}`
}
