import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/chat/discord/columns-of.ts'
import { type MessagePayload, renderMessage } from '../../../src/chat/discord/render-message.ts'
import type { Button, Reply } from '../../../src/message.ts'
import { brokenLimits } from '../../stand-ins/discord-limits.ts'
import type { Json } from '../../stand-ins/discord-objects.ts'

const render = (markdown: string, over: Partial<Reply> = {}) =>
  renderMessage({ kind: 'answered', buttons: [], ...over, markdown })

/** The content of the one message that it becomes. */
function content(markdown: string): string {
  const [only, ...more] = render(markdown)
  expect(more).toEqual([])
  return only?.content ?? ''
}

const textsOf = (payload: MessagePayload): string[] =>
  [payload.content, ...payload.embeds.map(({ description }) => description ?? '')].filter(Boolean)

describe('Markdown', () => {
  it.each([
    ['# One\n\ntext', '## One\ntext'],
    ['## Two\n\ntext', '### Two\ntext'],
    ['### Three **bold**\n\ntext', '**Three bold**\ntext'],
    ['**Fix**\n\nDo this.', '**Fix**\nDo this.'],
    ['a *b* ~~c~~ `d`', 'a *b* ~~c~~ `d`'],
    ['- a\n  - b\n- c', '- a\n  - b\n- c'],
    ['3. a\n4. b', '3. a\n4. b'],
    ['- [x] done\n- [ ] open', '- ☑ done\n- ☐ open'],
    ['> a\n>\n> b', '> a\n> \n> b'],
    ['```sh\nls -l\n```', '```sh\nls -l\n```'],
    ['1. a\n\n   ```\n   x\n   ```\n\n2. b', '1. a\n```\nx\n```\n2. b'],
    ['nova_compute and 2 * 3', 'nova\\_compute and 2 \\* 3'],
    ['1\\. no list\n\n\\# no heading', '1\\. no list\n\n\\# no heading'],
    ['第一行\n第二行', '第一行第二行'],
    ['', '…'],
  ])('%j becomes %j', (markdown, expected) => {
    expect(content(markdown)).toBe(expected)
  })

  it.each([
    ['[docs](https://docs.openstack.org/nova/)', '[docs](<https://docs.openstack.org/nova/>)'],
    ['<https://docs.openstack.org/>', '<https://docs.openstack.org/>'],
    ['https://docs.openstack.org/a_b', '<https://docs.openstack.org/a_b>'],
    ['[a](javascript:alert(1))', 'a'],
    ['[a](file:///etc/passwd)', 'a'],
    ['[a](discord://x)', 'a'],
    ['[https://good.example](https://evil.example/)', '<https://evil.example/>'],
    ['[a](https://u:p@x.example)', 'a'],
    ['![picture](https://x.example/a.png)', '[picture](<https://x.example/a.png>)'],
    ['[a](https://x.example/>@everyone)', '[a](<https://x.example/%3E%40everyone>)'],
  ])('link %j becomes %j', (markdown, expected) => {
    expect(content(markdown)).toBe(expected)
  })

  it.each([
    '@everyone',
    '@here',
    '<@1>',
    '<@!1>',
    '<@&1>',
    '<#1>',
    '</ask:1>',
    '<:a:1>',
    '<a:b:1>',
    '<t:1:R>',
    '<id:home>',
  ])('%s is harmless in text, code, quotes, tables and link texts', (mention) => {
    const markdown = [
      mention,
      `\`${mention}\``,
      `> ${mention}`,
      `\`\`\`\n${mention}\n\`\`\``,
      `| a |\n|---|\n| ${mention} |`,
    ].join('\n\n')
    expect(content(`${markdown}\n\n[${mention}](https://x.example)`)).not.toContain(mention)
  })

  it('cannot put a mention together from pieces', () => {
    expect(content('@![](https://x)everyone')).not.toContain('@everyone')
    expect(content('@\u0000everyone @\u202eeveryone @\ue000here')).not.toMatch(/@(everyone|here)/)
  })

  it('keeps a fence that stands in code inside', () => {
    expect(content('````\n```\nx\n```\n````').match(/```/g)).toHaveLength(2)
  })
})

describe('a table', () => {
  const rows = (text: string) => text.split('\n').slice(1, -1)

  it('is aligned, with Han characters two wide', () => {
    const text = content('| 服务 | use |\n|---|---|\n| 块存储 | disks |\n| Swift | objects |')
    expect(rows(text)).toEqual(['服务\u3000  use', '------  -------', '块存储  disks', 'Swift   objects'])
  })

  it('that is too wide goes on in further lines and is as wide as a code block at most', () => {
    const cell = 'several words that are too long for one line of a narrow column, 还有一些中文说明'
    const text = content(`| a | b | c |\n|---|---|---|\n| ${cell} | ${cell} | short |`)
    expect(Math.max(...rows(text).map(columnsOf))).toBeLessThanOrEqual(76)
    expect(text).toContain('short')
  })
})

describe('a long reply', () => {
  it('is one message: its beginning as text, the rest in a card', () => {
    const [only, ...more] = render(`First.\n\n${'word '.repeat(500)}`, { kind: 'known' })
    expect(more).toEqual([])
    expect(only).toMatchObject({ content: 'First.', embeds: [{ color: 0xc0392b }], flags: 0 })
  })

  it('splits long code at line ends into fences of its language', () => {
    const lines = Array.from({ length: 600 }, (_, i) => `openstack server show ${i}`)
    const texts = render(`\`\`\`sh\n${lines.join('\n')}\n\`\`\``).flatMap(textsOf)
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts) expect(text).toMatch(/^```sh\n[\s\S]*\n```$/)
    expect(texts.flatMap((text) => text.split('\n').slice(1, -1))).toEqual(lines)
  })

  it('does not part a heading from what it heads', () => {
    const texts = render(`${'word '.repeat(590)}\n\n## Fix\n\n${'more '.repeat(300)}`).flatMap(textsOf)
    expect(texts.filter((text) => text.endsWith('### Fix'))).toEqual([])
  })

  it('keeps a character and an escape whole', () => {
    const texts = render(`${`${'😀'.repeat(20)}_`.repeat(250)}`).flatMap(textsOf)
    for (const text of texts) expect(text).toMatch(/^(😀|\\_)+$/u)
  })
})

describe('buttons', () => {
  const buttons = (count: number): Button[] =>
    Array.from({ length: count }, (_, i) => ({ action: 'vote', value: `${i}`, label: 'x'.repeat(100) }))

  it('stand in rows of five with short labels, the same one once', () => {
    const [only] = render('x', { buttons: [...buttons(7), ...buttons(1)] })
    expect(only?.components.map(({ components }) => components.length)).toEqual([5, 2])
    expect(brokenLimits(only as unknown as Json)).toEqual([])
  })

  it('that are too many or carry too much are refused', () => {
    expect(() => render('x', { buttons: buttons(26) })).toThrow(/25 buttons/)
    expect(() => render('x', { buttons: [{ action: 'vote', value: 'v'.repeat(95), label: 'x' }] })).toThrow(/at most/)
  })
})

describe('every reply', () => {
  const evil = fc.constantFrom(
    '@everyone',
    '@here',
    '<@1>',
    '<@&22>',
    '<#3>',
    '</ask:4>',
    '<:x:5>',
    '<t:6>',
    '```',
    '``',
    '`',
    '**',
    '__',
    '||',
    '~~',
    '\\',
    '[',
    '](',
    '<',
    '>',
    '\n# ',
    '\n> ',
    '\n- ',
    '\ue000',
    '\u202e',
    '\u2028',
    '😀',
    'nova_compute',
    '失败',
    'https://x.example/a_(b)',
    'http://y.example/@everyone',
  )
  const words = fc
    .array(fc.oneof(evil, fc.string({ maxLength: 12 }), fc.lorem({ maxCount: 8 })), { maxLength: 16 })
    .map((all) => all.join(' '))
  const glued = fc.array(fc.oneof(evil, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((all) => all.join(''))
  const line = fc.oneof(words, glued)
  const address = fc.constantFrom(
    'https://docs.openstack.org/nova/latest/',
    'javascript:1',
    'https://x.example/a b',
    'ftp://x',
    `https://x.example/${'p'.repeat(700)}`,
  )
  const small = fc.oneof(
    line,
    line.map((text) => `## ${text}`),
    line.map((text) => `> ${text}`),
    fc.tuple(line, address).map(([text, to]) => `See [${text.replace(/\n/g, ' ')}](<${to}>) and ${to}.`),
    fc.array(line, { maxLength: 12 }).map((all) => all.map((text) => `- ${text}`).join('\n')),
    fc
      .array(line, { maxLength: 8 })
      .map((all) => all.map((text, i) => `${i + 1}. ${text}\n\n   \`\`\`sh\n   ${text}\n   \`\`\``).join('\n')),
    fc
      .tuple(fc.nat(300), line)
      .map(([count, text]) => `~~~~sh\n${`${text.replace(/~/g, '')}\n`.repeat(count % 60)}~~~~`),
    fc
      .array(
        fc.array(
          line.map((text) => text.replace(/[\n|]/g, ' ')),
          { minLength: 3, maxLength: 3 },
        ),
        { maxLength: 9 },
      )
      .map((rows) => ['| a | b | c |', '|---|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n')),
  )
  const long = fc.oneof(
    fc.nat(9_000).map((count) => `\`\`\`\n${'x'.repeat(count)}\n\`\`\``),
    fc.nat(7_000).map((count) => 'word '.repeat(count / 5)),
    fc.nat(7_000).map((count) => '长'.repeat(count)),
  )
  const block = fc.oneof({ weight: 9, arbitrary: small }, { weight: 1, arbitrary: long })
  const button = fc.record({
    action: fc.constantFrom('vote', 'publish'),
    value: fc.stringMatching(/^[\w:-]{1,60}$/),
    label: fc.string({ maxLength: 120 }),
  })
  const replies = fc.record({
    markdown: fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('\n\n')),
    kind: fc.constantFrom('answered', 'unsure', 'known', 'similar', 'unknown', 'said', 'failed') as fc.Arbitrary<
      Reply['kind']
    >,
    buttons: fc.array(button, { maxLength: 25 }),
  })
  const live = /@(everyone|here\b)|<(@[!&]?\d|#\d|\/[^<>:\n]{1,100}:\d|a?:\w{1,32}:\d|t:-?\d|id:[a-z])/i

  it('keeps every limit, mentions nobody, and keeps fences and links whole', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const payloads = renderMessage(reply)
        for (const payload of payloads) {
          expect(brokenLimits(payload as unknown as Json)).toEqual([])
          expect(payload.allowed_mentions).toEqual({ parse: [], replied_user: false })
        }
        expect(payloads.slice(0, -1).flatMap(({ components }) => components)).toEqual([])
        for (const text of payloads.flatMap(textsOf)) {
          expect(text).not.toMatch(live)
          checkFences(text)
          checkLinks(text)
        }
      }),
      { numRuns: 10_000, seed: 7 },
    )
  }, 600_000)

  function checkFences(text: string): void {
    const fences = text.split('\n').filter((one) => one.startsWith('```'))
    expect(fences.length % 2).toBe(0)
    expect(text.match(/```/g)?.length ?? 0).toBe(fences.length)
    for (const [i, fence] of fences.entries()) expect(fence).toMatch(i % 2 === 0 ? /^```[\w+-]*$/ : /^```$/)
  }

  /** Reads as Discord does: a backslash escapes, code is left alone, and every link that begins must end. */
  function checkLinks(text: string): void {
    const outside = text.replace(/```[\s\S]*?```/g, '')
    for (const [piece] of outside.matchAll(/\\[^0-9A-Za-z\s]|(`+)(?!`)[\s\S]*?[^`]\1(?!`)|\]\([^\n]{0,1200}/g)) {
      if (piece.startsWith('](')) expect(piece).toMatch(/^\]\(<https?:\/\/[^<>\s]+>\)/)
    }
  }
})
