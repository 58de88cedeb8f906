import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderBlocks, renderHome } from '../../../src/chat/slack/render-blocks.ts'
import { mistakesOfMessage, mistakesOfView } from '../../stand-ins/slack-limits.ts'
import { markdown } from './markdown.ts'

const first = (text: string) => renderBlocks(text)[0] as NonNullable<ReturnType<typeof renderBlocks>[0]>
const json = (value: unknown) => JSON.stringify(value)

describe('a reply in Slack', () => {
  test('shows headings, text, lists, code and links as what they are', () => {
    const { blocks } = first(
      '# Nova\n\n**Nova** runs `nova-api`, see [docs](https://docs.openstack.org/nova).\n\n1. one\n   - deep\n2. two\n\n```\nsudo ls\n```',
    )
    expect(blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Nova', emoji: false } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Nova', style: { bold: true } },
              { type: 'text', text: ' runs ' },
              { type: 'text', text: 'nova-api', style: { code: true } },
              { type: 'text', text: ', see ' },
              { type: 'link', url: 'https://docs.openstack.org/nova', text: 'docs' },
              { type: 'text', text: '.' },
            ],
          },
          list('ordered', 0, ['one']),
          list('bullet', 1, ['deep']),
          { ...list('ordered', 0, ['two']), offset: 1 },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'sudo ls' }] },
        ],
      },
    ])
  })

  test('shows the first table as a table and a second one as code', () => {
    const { blocks } = first('| a | b |\n|---|--:|\n| `x` | |\n\n| c | d |\n|---|---|\n| 卷 | 2 |')
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'rich_text'])
    expect(json(blocks[1])).toContain('c   d\\n卷  2')
    expect(mistakesOfMessage(first('| a |\n|---|\n| |'))).toEqual([])
  })

  test('never mentions anybody, whatever stands in it', () => {
    const live = '<!channel> <@U123> <!subteam^S1> @here <#C1> <https://x.y|click> &lt;!here&gt;'
    const { text, blocks } = first(`${live}\n\n> ${live}\n\n\`${live}\`\n\n\`\`\`\n${live}\n\`\`\``)
    expect(text).toContain('&lt;!channel&gt;')
    expect(text).not.toMatch(/<[!@#h]/)
    expect(json(blocks)).not.toMatch(/"type":"(user|broadcast|usergroup|channel|mrkdwn|section)"/)
  })

  test('links to web addresses only', () => {
    const { blocks } = first('[a](javascript:alert(1)) [b](slack://x) [c](mailto:a@b.c) <https://ok.org>')
    expect(json(blocks).match(/"url":"[^"]*"/g)).toEqual(['"url":"https://ok.org"'])
  })

  test('cuts long code at line ends, and every part is code', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `line ${i} ${'x'.repeat(60)}`)
    const messages = renderBlocks(`\`\`\`\n${lines.join('\n')}\n\`\`\``)
    expect(messages.length).toBeGreaterThan(2)
    const parts = messages.flatMap(({ blocks }) => preformatted(blocks))
    expect(parts.join('\n').split('\n')).toEqual(lines)
  })

  test('puts the buttons under the last message, each with an id of its own', () => {
    const buttons = ['up', 'down'].map((way) => ({ action: 'vote', value: `${way}:k`, label: way }))
    const messages = renderBlocks('long text. '.repeat(2_000), buttons)
    expect(messages.map(({ blocks }) => blocks.filter(({ type }) => type === 'actions').length)).toEqual([0, 0, 1])
    expect(json(messages.at(-1))).toContain('"action_id":"vote:1"')
  })

  test('keeps a label with what it stands over', () => {
    const { blocks } = first('before\n\n**Fix**\n\nUpgrade it:\n\n```\npip\n```')
    expect(blocks.map((block) => json(block).match(/"text":"[^"]*"/g))).toEqual([
      ['"text":"before"'],
      ['"text":"Fix"', '"text":"\\n"', '"text":"Upgrade it:"', '"text":"pip"'],
    ])
  })

  const table = (rows: number, columns: number) =>
    [`|${'a|'.repeat(columns)}`, `|${'-|'.repeat(columns)}`, ...Array(rows - 1).fill(`|${'b|'.repeat(columns)}`)].join(
      '\n',
    )
  test.each([
    ['120 paragraphs', 'word\n\n'.repeat(120)],
    ['a heading of 150 characters', `# ${'x'.repeat(150)}`],
    ['a heading of 151 characters', `# ${'x'.repeat(151)}`],
    ['a table of 100 rows', table(100, 2)],
    ['a table of 101 rows', table(101, 2)],
    ['a table of 20 columns', table(2, 20)],
    ['a table of 21 columns', table(2, 21)],
    ['lists in lists', Array.from({ length: 14 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ])('keeps the limits for %s', (_, text) => {
    expect(renderBlocks(text, [{ action: 'vote', value: 'up:k', label: '👍' }]).flatMap(mistakesOfMessage)).toEqual([])
  })

  test('is never empty', () => {
    for (const nothing of ['', '   ', '<!-- -->', '[x]: https://a.b']) {
      expect(mistakesOfMessage(first(nothing))).toEqual([])
    }
  })
})

describe('10,000 replies', () => {
  test('keep every limit of Slack, and lose no code, link or word', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(markdown, ({ text, codes, links }) => {
        const messages = renderBlocks(text, [{ action: 'vote', value: 'up:k', label: '👍' }])
        expect(messages.flatMap(mistakesOfMessage)).toEqual([])
        expect(mistakesOfView({ ...renderHome(text) })).toEqual([])
        const all = preformatted(messages.flatMap(({ blocks }) => blocks)).join('\n')
        const flat = all.replace(/\s/g, '')
        for (const code of codes) expect(flat).toContain(code.replace(/\s/g, ''))
        const linked = json(messages.map(({ blocks }) => blocks))
        for (const link of links) expect(linked).toContain(json(link))
      }),
      { numRuns: 10_000 },
    )
  })
})

const list = (style: string, indent: number, texts: readonly string[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: texts.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
})

function preformatted(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(preformatted)
  const { type, elements } = (node ?? {}) as { type?: string; elements?: { text: string }[] }
  if (type === 'rich_text_preformatted') return [(elements ?? []).map(({ text }) => text).join('')]
  return preformatted(elements ?? [])
}
