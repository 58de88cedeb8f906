import fc from 'fast-check'

/** Generated replies: what the bot writes, and what a hostile log may bring in, in all sizes. */
const nasty = fc.constantFrom(
  '<!channel>',
  '<@U0123>',
  '@everyone @here',
  '<!subteam^S1|x>',
  '&lt;!here&gt;',
  '`',
  '**',
  '_a_',
  '|',
  '~~x~~',
  '[x](javascript:1)',
  '<b>',
  '\\',
  '🧊',
  '虚拟机创建失败。',
  '\u202e',
  '- ',
  '# ',
  '> ',
)
const word = fc.oneof({ weight: 5, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) }, nasty, fc.string({ maxLength: 20 }))
/** HTML that begins so takes in all that follows, links included; Slack's `<!channel>` ends by itself. */
const swallowing = /<(?=\?|![^cs])/g
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) =>
  words
    .join(' ')
    .replace(/[\r\n]/g, ' ')
    .replace(swallowing, '‹'),
)
/** Mostly small, now and then beyond every limit. */
const size = (small: number, large: number) =>
  fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 1, max: small }) }, fc.integer({ min: 1, max: large }))
const wide = size(3, 40).chain((times) => line.map((one) => `${one} `.repeat(times)))
const codeLine = fc.string({ maxLength: 120 }).map((text) => text.replace(/[`\r\n~\u0000]/g, '.'))
const codeText = fc
  .tuple(fc.array(codeLine, { minLength: 1, maxLength: 12 }), size(2, 40))
  .map(([lines, times]) => Array.from({ length: times }, () => lines.join('\n')).join('\n'))
const address = fc.stringMatching(/^[a-z]{3,8}$/).map((name) => `https://docs.openstack.org/${name}/latest`)

interface Part {
  readonly text: string
  readonly code?: string
  readonly link?: string
}

const part: fc.Arbitrary<Part> = fc.oneof(
  wide.map((text) => ({ text })),
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([depth, text]) => ({ text: `${'#'.repeat(depth)} ${text}` })),
  codeText.map((code) => ({ text: `\`\`\`\`\`\n${code}\n\`\`\`\`\``, code })),
  address.map((link) => ({ text: `See [here](${link}) and more.`, link })),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), line), { maxLength: 6 }).map((items) => ({
    text: items.map(([depth, text], i) => `${'   '.repeat(depth)}${i % 3 ? '-' : `${i + 1}.`} ${text}`).join('\n'),
  })),
  line.map((text) => ({ text: `> ${text}` })),
  fc.tuple(size(4, 25), size(4, 110), fc.stringMatching(/^[a-z `*]{0,30}$/)).map(([columns, rows, cell]) => {
    const row = `|${` ${cell} |`.repeat(columns)}`
    return { text: [row, `|${'---|'.repeat(columns)}`, ...Array.from({ length: rows }, () => row)].join('\n') }
  }),
  fc.constantFrom<Part>(
    { text: '---' },
    { text: '' },
    { text: '<div>\n<b>x</b>\n</div>' },
    { text: 'x'.repeat(3_500) },
  ),
)

/** A reply with the code and the links that must be found in what is shown. */
export const markdown = fc
  .oneof({ weight: 20, arbitrary: fc.array(part, { maxLength: 4 }) }, fc.array(part, { maxLength: 14 }))
  .map((parts) => ({
    text: parts.map(({ text }) => text).join('\n\n'),
    codes: parts.flatMap(({ code }) => (code === undefined ? [] : [code])),
    links: parts.flatMap(({ link }) => (link === undefined ? [] : [link])),
  }))
