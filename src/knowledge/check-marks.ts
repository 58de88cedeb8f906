import type { RootContent } from 'mdast'
import type { Slice } from './cut-page.ts'
import type { Lang } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'

/** Commands that restart, stop or delete what people use. */
const risky = [
  /\b(?:systemctl|docker|podman) (?:restart|stop)\b/,
  /\bservice \S+ (?:restart|stop)\b/,
  /\brollout restart\b/,
  /(?:^|sudo |&& |; )reboot\b/,
  /\bopenstack (?:[a-z]+ ){1,4}delete\b/,
]
const marks: Readonly<Record<Lang, readonly string[]>> = {
  en: ['Interrupts:', 'Destroys:'],
  zh: ['会中断：', '会删除：'],
}

/** Blocks of a fix with a step that restarts, stops or deletes, without the mark before the block that says so. */
export function checkMarks(field: string, lang: Lang, { nodes }: Slice): Problem[] {
  let isMarked = false
  return nodes.flatMap((node) => {
    if (node.type !== 'code') {
      isMarked ||= holdsMark(node, lang)
      return []
    }
    const step = isMarked ? undefined : riskyStep(node.value)
    isMarked = false
    const [interrupts, destroys] = marks[lang].map((mark) => `**${mark}**`)
    const rule = `a step that interrupts or deletes needs ${interrupts} or ${destroys} in the sentence before its block`
    return step ? [{ field, rule, got: quote(step) }] : []
  })
}

function riskyStep(block: string): string | undefined {
  const steps = block.split('\n').map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
  return steps.find((step) => risky.some((command) => command.test(step)))
}

function holdsMark(node: RootContent, lang: Lang): boolean {
  if (node.type === 'strong') {
    return node.children.some((child) => child.type === 'text' && marks[lang].includes(child.value))
  }
  return 'children' in node && node.children.some((child) => holdsMark(child as RootContent, lang))
}
