import { LineCounter, parseDocument } from 'yaml'
import { type Problem, quote } from './mistake.ts'

export interface ParsedYaml {
  /** `undefined` when there are problems. */
  readonly value: unknown
  readonly problems: readonly Problem[]
}

/** YAML text as plain data, without anchors; `firstLine` is the line of the file on which the text begins. */
export function parseYaml(text: string, firstLine: number): ParsedYaml {
  const lineCounter = new LineCounter()
  const at = (offset: number) => `line ${lineCounter.linePos(offset).line + firstLine - 1}`
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) return refused(at(problem.pos[0]), problem.message, lineAround(text, problem.pos[0]))
    return { value: document.toJS({ maxAliasCount: 0 }), problems: [] }
  } catch (error) {
    return refused(`line ${firstLine}`, `no anchors, no deep nesting: ${String(error)}`, text)
  }
}

/** The first thing that is wrong; those after it mostly follow from it. */
function refused(field: string, message: string, text: string): ParsedYaml {
  const reason = (message.split('\n')[0] ?? '').slice(0, 120)
  const hint = 'quote values that hold ": " or begin with a special character'
  return { value: undefined, problems: [{ field, rule: `must be YAML (${reason}; ${hint})`, got: quote(text.trim()) }] }
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? undefined : end)
}
