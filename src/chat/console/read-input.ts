import { createInterface, emitKeypressEvents, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean }
}

/** Lines that come within this many milliseconds belong to one paste, where the terminal does not mark pastes itself. */
const together = 25
const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

/** What was typed or pasted, one piece at a time; a paste of many lines is one piece. Ends with the input. */
export async function* readInput({ input, output }: Terminal, prompt: string): AsyncGenerator<string> {
  const interactive = Boolean(input.isTTY && output.isTTY)
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    prompt,
    terminal: interactive,
  } as never)
  if (interactive) output.write(bracketedPaste.on)
  try {
    yield* pieces(lines, input, interactive)
  } finally {
    if (interactive) output.write(bracketedPaste.off)
    lines.close()
  }
}

async function* pieces(lines: Interface, input: Readable, interactive: boolean): AsyncGenerator<string> {
  const queue: string[] = []
  let held: string[] = []
  let pasting = false
  let closed = false
  let wake = () => {}
  let timer: NodeJS.Timeout | undefined
  const release = () => {
    if (pasting || held.length === 0) return
    queue.push(held.join('\n'))
    held = []
    wake()
  }
  if (interactive) {
    emitKeypressEvents(input, lines)
    input.on('keypress', (_, key?: { name?: string }) => {
      if (key?.name === 'paste-start') pasting = true
      if (key?.name === 'paste-end') pasting = false
    })
  }
  lines.on('line', (line) => {
    held.push(line)
    clearTimeout(timer)
    timer = setTimeout(release, together)
  })
  lines.on('close', () => {
    closed = true
    pasting = false
    clearTimeout(timer)
    release()
    wake()
  })
  while (!closed || queue.length > 0) {
    const next = queue.shift()
    if (next !== undefined) yield next
    else if (!closed) {
      if (interactive) lines.prompt(true)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
