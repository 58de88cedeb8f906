import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../src/chat/discord/render-message.ts'
import { parseMarkdown } from '../../src/chat/parse-markdown.ts'
import { renderBlocks } from '../../src/chat/slack/render-blocks.ts'
import { defaultSettings } from '../../src/digest/default-settings.ts'
import { reportParts } from '../../src/digest/report.ts'
import type { WeekFacts } from '../../src/digest/week-facts.ts'
import { writeDigest } from '../../src/digest/write-digest.ts'
import { at, berlin, facts, member, report } from './a-week.ts'
import { weeklyReport } from './weekly-report.ts'

const hour = 3_600_000
const whole: WeekFacts = facts({
  members: [
    member('alice'),
    member('bob'),
    member('小李'),
    member('dave'),
    member('erin', { away: { from: '2026-11-01', until: '2026-12-01' } }),
  ],
  reports: [
    report('小李', weeklyReport, { lang: 'zh' }),
    report('alice', {
      plan: 'Install Ceph',
      done: '- installed devstack\n- read the nova docs',
      notDone: '- Ceph (week 2)',
      problems: '- neutron agents flap\n- egg_info failed → sudo pip install --upgrade setuptools\n- disk full',
      next: '1. Ceph\n2. Octavia',
    }),
    report('bob', { done: '# HUGE\n@everyone\n```\nnever closed', suggestions: 'more coffee' }),
  ],
  earlier: [report('alice', { problems: 'Neutron agents flap.' }, { week: '2026-W46' })],
  taken: { '2026-W47/alice/2': 'bob' },
  runs: [
    {
      name: 'prod-upgrade',
      tries: 4,
      failed: 3,
      untilSuccess: 3.2 * hour,
      before: { tries: 2, failed: 1, untilSuccess: hour },
    },
    { name: 'lab', tries: 1, failed: 1 },
  ],
  failures: [
    { title: 'pip cannot run egg_info', count: 3, hosts: 2, kind: 'known' },
    { title: 'No valid host was found', count: 1, hosts: 1, kind: 'new' },
    { title: 'RabbitMQ is unreachable', count: 2, hosts: 2, kind: 'returned', solvedBy: 'opening port 5672' },
  ],
  asked: 12,
  gaps: [
    { id: '1', text: 'how do I resize a glance image', terms: ['glance'] },
    { id: '2', text: 'where is the glance cache?', terms: ['cache', 'glance'] },
    { id: '3', text: 'why?', terms: [] },
  ],
  added: ['Octavia amphora stuck in PENDING_CREATE'],
})

describe('a digest', () => {
  test.each(['en', 'zh'] as const)('is worth reading (%s)', async (lang) => {
    const { headline, details } = writeDigest(whole, { settings: defaultSettings('Asia/Shanghai', lang) })
    await expect([headline, ...details].join('\n\n---\n\n')).toMatchFileSnapshot(`golden/digest.${lang}.md`)
  })

  test('puts first the problems that nobody solved, and offers those that nobody took', () => {
    const { details, open } = writeDigest(whole, { settings: berlin })
    expect(details[0]).toBe(
      '## Problems without a solution (2)\n\n1. **alice** (week 2): neutron agents flap\n2. **alice** (bob takes it): disk full',
    )
    expect(open).toEqual([{ key: '2026-W47/alice/0', person: 'alice', text: 'neutron agents flap' }])
  })

  test('says an empty week on one line, without a thread', () => {
    const { headline, details, open } = writeDigest(facts({ members: [member('alice')] }), { settings: berlin })
    expect(headline).toBe('**The week of 16–22 Nov 2026**: nothing was reported, deployed or asked.')
    expect([details, open]).toEqual([[], []])
    expect(writeDigest(facts(), { settings: berlin, lang: 'zh' }).headline).toBe(
      '**周报摘要 2026年11月16日—22日**：没有周报、部署和提问。',
    )
  })

  test('that is late says when it was due, and which were missed', () => {
    const due = { week: '2026-W47', at: at('2026-11-23 09:00'), late: true, missed: ['2026-W46', '2026-W45'] }
    const { headline } = writeDigest(whole, { settings: berlin, due })
    expect(headline).toContain('Late: it was due on Monday, 23 November 2026 at 09:00')
    expect(headline).toContain('2026-W46, 2026-W45. `/digest 2026-W46` shows')
    expect(writeDigest(whole, { settings: berlin, due: { ...due, late: false, missed: [] } }).headline).not.toContain(
      'Late',
    )
  })

  test('counts those who had no working day as away, not as missing', () => {
    const { headline, details } = writeDigest(whole, { settings: berlin })
    expect(headline).toContain('3 of 4 wrote a report')
    expect(details.join('\n')).toMatch(/No report yet: dave\n\nAway: erin/)
  })

  test('counts a report of somebody who was away or is no member', () => {
    const { headline } = writeDigest(facts({ reports: [report('guest', { done: 'x' })] }), { settings: berlin })
    expect(headline).toContain('1 of 1 wrote a report · 1 done, 0 not done')
  })
})

describe('whatever members type', () => {
  const pieces = fc.constantFrom(
    '- ',
    '1. ',
    '   ',
    '\n',
    '\n\n',
    '# ',
    '## ',
    '> ',
    '```',
    '```\n',
    '~~~\n',
    '    ',
    '\t',
    '---\n',
    '===\n',
    '* * *\n',
    '[a]: ',
    '[a\n',
    '![',
    '](x)',
    '<b>',
    '<!--',
    '<script>',
    '<@U1>',
    '@everyone ',
    '`',
    '**',
    '__',
    '|a|b|\n|-|-|\n|',
    '一、',
    '解决：',
    '→',
    '\\',
    '👩‍👩‍👧 ',
    '镜像',
    ': ',
    '&amp;',
    '[^1]: ',
  )
  const typed = fc.array(fc.tuple(pieces, fc.boolean()), { minLength: 1, maxLength: 30 })
  const parts = fc.array(typed, { minLength: 6, maxLength: 6 }).map((six) => {
    let count = 0
    const texts = six.map((some) =>
      some.map(([piece, isWord]) => `${piece}${isWord ? `word${count++}x` : ''}`).join(''),
    )
    return { count, parts: Object.fromEntries(reportParts.map((part, at) => [part, texts[at] ?? ''])) }
  })

  test('each word of it stands in the digest as both chats show it, and no heading is theirs', {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(parts, ({ count, parts }) => {
        const { details } = writeDigest(facts({ reports: [report('alice', parts)] }), { settings: berlin })
        const words = Array.from({ length: count }, (_, at) => `word${at}x`)
        const slack = details
          .flatMap((text) => renderBlocks(text))
          .map((message) => JSON.stringify(message.blocks))
          .join('\n')
        const discord = details
          .flatMap((text) => renderMessage({ markdown: text, kind: 'said', buttons: [] }))
          .map((message) => JSON.stringify(message))
          .join('\n')
        expect(words.filter((word) => !slack.includes(word))).toEqual([])
        expect(words.filter((word) => !discord.includes(word))).toEqual([])
        expect(structureOf(details.join('\n\n')).filter((text) => /word\d|rule|definition/.test(text))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

/** Headings, rules and definitions, also those inside of lists and quotes. */
function structureOf(markdown: string): string[] {
  const visit = (node: Nodes): string[] => {
    if (node.type === 'heading') return [textOf(node)]
    if (node.type === 'thematicBreak') return ['rule']
    if (node.type === 'definition' || node.type === 'footnoteDefinition') return ['definition']
    return 'children' in node ? node.children.flatMap(visit) : []
  }
  return visit(parseMarkdown(markdown))
}

test('sixty members with long fields of Chinese, emoji and code have one digest that holds them whole', () => {
  const line = '完成了镜像服务的部署 👩‍🚀，耗时很久。'
  const field = (who: number, part: string) => {
    const text = `${Array.from({ length: 40 }, (_, at) => `- 第${who}人${part}${at}：${line}`).join('\n')}\n\n\`\`\`sh\n${'openstack image list # 检查\n'.repeat(20)}echo end-${who}-${part}\n\`\`\`\n${'x'.repeat(900)} last-${who}-${part}`
    return text
  }
  const reports = Array.from({ length: 60 }, (_, who) =>
    report(`member-${who}`, Object.fromEntries(reportParts.map((part) => [part, field(who, part)]))),
  )
  expect(reports[0]?.parts.done.length).toBeGreaterThan(2_400)
  const start = performance.now()
  const { headline, details, open } = writeDigest(
    facts({ reports, members: reports.map(({ person }) => member(person)) }),
    { settings: berlin },
  )
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(headline.length).toBeLessThan(600)
  expect(open.length).toBeGreaterThan(0)
  const text = details.join('\n')
  for (const { person } of reports) {
    const who = person.replace('member-', '')
    for (const part of reportParts) {
      expect(text).toContain(`echo end-${who}-${part}\n`)
      expect(text).toContain(`last-${who}-${part}`)
      expect(text).toContain(`第${who}人${part}39：${line}`)
    }
  }
})
