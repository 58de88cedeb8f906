/**
 * The bot in a terminal, without an account: ask, paste a log, `/diagnose path`. Colour only on a terminal.
 * It decides nothing: what is typed becomes a message, what comes back is rendered.
 */
import { readInput, type Terminal } from './read-input.ts'
import { painted, renderMarkdown, unpainted } from './render-markdown.ts'

export interface Ear {
  /** What was typed, or the log that was named; gives back the Markdown to show. */
  readonly onSaid: (said: { readonly text: string; readonly log?: Uint8Array }) => Promise<string>
  readonly readLog: (path: string) => Promise<Uint8Array>
  readonly isLog: (text: string) => boolean
}

const welcome = `Askstack. Ask about OpenStack in English or Chinese, or paste a failed log.
  what does Glance do            虚拟机创建流程是什么
  /diagnose PATH                 a log file of up to 10 MB
  /report   /digest              the weekly report, and what comes of it
  /help   /quit
`

/** Talks until the input ends or `/quit`. */
export async function openConsole(terminal: Terminal, ear: Ear): Promise<void> {
  const { output } = terminal
  const paint = output.isTTY ? painted : unpainted
  output.write(`${paint.dim(welcome)}\n`)
  for await (const piece of readInput(terminal, '> ')) {
    for (const text of output.isTTY || ear.isLog(piece) ? [piece] : piece.split('\n')) {
      if (/^\/(quit|exit)\b/.test(text)) return
      output.write(
        `${await respond(text, ear, (markdown) => (output.isTTY ? renderMarkdown(markdown, paint) : markdown))}\n\n`,
      )
    }
  }
}

async function respond(text: string, ear: Ear, render: (markdown: string) => string): Promise<string> {
  if (!text.trim()) return ''
  if (/^\/help\b/.test(text)) return welcome
  const path = /^\/diagnose\s+(.+)$/.exec(text.trim())?.[1]
  if (/^\/diagnose\s*$/.test(text)) return 'Give the path of a log, as in: /diagnose /opt/stack/logs/stack.sh.log'
  try {
    return render(await ear.onSaid(path ? { text: '', log: await ear.readLog(path) } : { text }))
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}`
  }
}
