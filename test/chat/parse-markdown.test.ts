import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/chat/parse-markdown.ts'

const kindsOf = (markdown: string) => parseMarkdown(markdown).children.map(({ type }) => type)

describe('a reply', () => {
  test('is read as Markdown, its code at the margin and in lists as code', () => {
    const { children } = parseMarkdown(
      'Do\n\n```sh title\na ``` b\n\n```\n1. x\n\n   ```\n   y\n   ```\n\n~~~~\n~~~\n~~~~\n| a |\n|---|',
    )
    expect(children.map(({ type }) => type)).toEqual(['paragraph', 'code', 'list', 'code', 'table'])
    expect(children[1]).toEqual({ type: 'code', lang: 'sh', value: 'a ``` b\n' })
    expect(children[3]).toMatchObject({ value: '~~~' })
  })

  test('that ends in the middle of its code is code to the end', () => {
    expect(parseMarkdown('```\n# a\n').children).toEqual([{ type: 'code', lang: null, value: '# a\n' }])
    expect(kindsOf('``` a`b')).toEqual(['paragraph'])
  })

  test('longer than any reply is shown as it stands from where it is too long', () => {
    const long = `${'Long text. '.repeat(1_400)}\n\n`
    expect(kindsOf(`${long}\n\n\`\`\`\nx\n\`\`\`\n# a\n\n${long}`)).toEqual(['paragraph', 'code', 'heading', 'code'])
  })

  test('with one hostile block shows only that as it stands', () => {
    expect(kindsOf(`# a\n\n${'['.repeat(5_000)}\n\n- b`)).toEqual(['heading', 'code', 'list'])
  })

  test.each([
    '>',
    '> ',
    '- ',
    '* - + ',
    '1. ',
    '[',
    ']',
    '![',
    '*a',
    '**_a',
    '~a',
    '`a``b',
    '<a ',
    '&amp;',
    '[^a]',
    '[a]:b\n',
    'a\n',
    '- a\n',
    '# a\n',
    'a\n=\n',
    '|a',
    '*[_`<',
  ])('made of %j only holds nothing up', (mark) => {
    for (const length of [400, 1_000, 4_000, 28_000, 400_000]) {
      const text = mark.repeat(length / mark.length)
      expect(quickest(() => parseMarkdown(text))).toBeLessThan(50)
    }
  })
})

/** Milliseconds of the processor, the best of five: what else the machine does is left out. */
function quickest(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return Math.min(...times)
}
