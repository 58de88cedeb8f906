import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipBlocks } from '../../src/digest/clip-blocks.ts'
import { clipLine } from '../../src/digest/clip-line.ts'
import { foldItems } from '../../src/digest/fold-items.ts'

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)

describe('a line that is too long', () => {
  test.each([
    ['one two three', 9, 'one two…'],
    ['完成镜像服务的部署', 6, '完成镜像…'],
    ['see https://docs.openstack.org/nova/latest now', 20, 'see…'],
    ['run `openstack image list` now', 15, 'run…'],
    ['read [the docs](https://example.org/a) now', 20, 'read…'],
    ['a **very bold thing** here', 14, 'a very bold…'],
    ['x'.repeat(20), 10, `${'x'.repeat(9)}…`],
    ['short', 10, 'short'],
  ])('%j in %i characters is %j', (line, most, clipped) => {
    expect(clipLine(line, most)).toBe(clipped)
  })

  test('is a beginning in whole letters, whatever it holds', () => {
    const letter = fc.constantFrom('a', ' ', '镜', '👩‍👩‍👧', '🇨🇳', 'é', '👍🏽', '.', '-')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.integer({ min: 20, max: 40 }), (letters, most) => {
        const line = letters.join('')
        const clipped = clipLine(line, most)
        expect(clipped.length).toBeLessThanOrEqual(most)
        if (clipped === line) return
        const kept = graphemes(clipped.replace(/…$/, ''))
        expect(kept).toEqual(graphemes(line).slice(0, kept.length))
      }),
    )
  })
})

describe('a text that is too long', () => {
  const log = `\`\`\`\n${'a line of the log\n'.repeat(50)}\`\`\``

  test('ends between lines, and a fence is in it whole or not at all', () => {
    expect(clipBlocks(`first\nsecond\n${log}\nlast`, 100)).toEqual({ text: 'first\nsecond\n…', isWhole: false })
    expect(clipBlocks('```\nx\n```\nshort', 100)).toEqual({ text: '```\nx\n```\nshort', isWhole: true })
  })

  test('that begins with a long fence shows its first lines, in a fence', () => {
    expect(clipBlocks(log, 60).text).toBe('```\na line of the log\na line of the log\na line of the log\n…\n```')
  })
})

describe('folded items', () => {
  test('stand on one line, as many as there is room for, and the rest is counted', () => {
    expect(foldItems(['one', 'two.', 'three'], 'en')).toEqual({ text: 'one; two; three', isWhole: true })
    const many = foldItems(
      Array.from({ length: 50 }, (_, at) => `item ${at} of the week`),
      'en',
    )
    expect(many.isWhole).toBe(false)
    expect(many.text).toMatch(/^item 0 of the week; item 1 .* … \d+ more$/)
    expect(
      foldItems(
        Array.from({ length: 50 }, () => '完成了镜像服务的部署'),
        'zh',
      ).text,
    ).toMatch(/ …… 另有 \d+ 项$/)
  })

  test('show the first line of each, and code as code', () => {
    expect(foldItems(['title\nmore', '```\nceph -s\n```'], 'en')).toEqual({
      text: 'title …; `ceph -s` …',
      isWhole: false,
    })
  })
})
