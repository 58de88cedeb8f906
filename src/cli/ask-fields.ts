import { createInterface, type Interface } from 'node:readline/promises'
import { type Command, Option } from 'commander'

/** Something a command must be told: as the option of that name, or as the answer to the question. */
export interface Field {
  readonly name: string
  readonly question: string
}

export type Answers = Readonly<Record<string, string>>

/** Adds an option for each field; nothing is required yet, as a person can be asked. */
export function addFields(command: Command, fields: readonly Field[]): void {
  for (const { name, question } of fields) command.addOption(new Option(`--${name} <text>`, question))
}

/** The answers by field name. Asks on stderr what no option said; where nobody can be asked that is wrong use. */
export async function askFields(command: Command, fields: readonly Field[]): Promise<Answers> {
  const given = new Map(
    command.options.map((option) => [option.name(), command.getOptionValue(option.attributeName())]),
  )
  const missing = fields.filter(({ name }) => given.get(name) === undefined)
  if (missing.length > 0 && !process.stdin.isTTY) {
    command.error(`error: say ${missing.map(({ name }) => `--${name}`).join(', ')} (nobody is here to be asked)`)
  }
  const asked = missing.length > 0 ? await askAll(missing) : []
  const said = fields.filter((field) => !missing.includes(field)).map(({ name }) => [name, String(given.get(name))])
  return Object.fromEntries([...said, ...asked])
}

async function askAll(fields: readonly Field[]): Promise<string[][]> {
  const terminal: Interface = createInterface({ input: process.stdin, output: process.stderr })
  const answers: string[][] = []
  try {
    for (const { name, question } of fields) answers.push([name, (await terminal.question(`${question}: `)).trim()])
  } finally {
    terminal.close()
  }
  return answers
}
