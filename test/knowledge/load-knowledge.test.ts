import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { formatMistake, loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { broken, error, type Files, good, kbFolder, note } from './kb-folder.ts'
import { mistakes } from './mistakes.ts'

const today = '2026-11-25'

async function messages(files: Files): Promise<string[]> {
  const loaded = await loadKnowledge(await kbFolder(files), { today })
  return loaded.kind === 'mistakes' ? loaded.mistakes.map(formatMistake) : []
}

describe('a good folder', () => {
  test('becomes notes, known errors and terms', async () => {
    const loaded = await loadKnowledge(await kbFolder(good), { today })
    if (loaded.kind !== 'ok') throw new Error(loaded.mistakes.map(formatMistake).join('\n'))
    const { notes, errors, terms } = loaded.knowledge
    expect(notes.map(({ id }) => id)).toEqual(['glance', 'image-create'])
    expect(notes[0]).toMatchObject({
      file: note,
      kind: 'service',
      text: {
        en: {
          lead: 'Glance keeps images and hands them to Nova.',
          sections: [
            { heading: 'Parts', markdown: '- `glance-api` takes the requests' },
            {
              heading: 'Commands',
              markdown: '```\n# openstack image list is a command, not a heading\nopenstack image list\n```',
            },
          ],
        },
        zh: { lead: 'Glance 保存镜像，并交给 Nova 使用。' },
      },
    })
    expect(errors[0]).toMatchObject({
      file: error,
      symptom: false,
      signatures: [
        ['Command "python setup.py egg_info" failed with error code <*>'],
        ['egg_info did not run successfully', 'setuptools is too old'],
      ],
      text: { en: { cause: 'setuptools is too old.' }, zh: { check: '`./stack.sh` 继续执行。' } },
    })
    expect(errors[0]?.log).toMatch(/^2026-11-20 10:00:01 \| Collecting/)
    expect(terms.map(({ term, zh }) => [term, ...zh])).toEqual([
      ['Glance', '镜像服务'],
      ['project', '项目'],
    ])
  })

  test('may have Windows line ends, a byte order mark and files that begin with a dot', async () => {
    const windows = `\uFEFF${good[note]?.replaceAll('\n', '\r\n')}`
    expect(await messages({ ...good, [note]: windows, 'notes/image/.x.md.swp': 'x' })).toEqual([])
  })
})

describe('a folder with one mistake', () => {
  test.each(mistakes.map(([files, message]) => [message, files] as const))('says %s', async (message, files) => {
    expect(await messages(files)).toEqual([message])
  })

  test('has at least 25 kinds', () => {
    expect(new Set(mistakes.map(([, message]) => message)).size).toBeGreaterThanOrEqual(25)
  })
})

describe('a folder with many mistakes', () => {
  test('lists all of them, file by file', async () => {
    const files = {
      ...broken(note, 'kind: service', 'kind: x'),
      [error]: 'nothing',
      'terms.yaml': '- term: Glance\n- kind: service\n- 3\n',
    }
    expect(await messages(files)).toEqual([
      expect.stringMatching(/^errors\/pip\/setuptools-too-old.md → front matter:/),
      expect.stringMatching(/^notes\/image\/glance.md → kind:/),
      expect.stringMatching(/^terms.yaml → \[Glance\]\.kind: is missing/),
      expect.stringMatching(/^terms.yaml → \[1\]\.term: is missing/),
      expect.stringMatching(/^terms.yaml → \[2\]\.entry: must be an entry/),
    ])
  })

  test('does not call a link dead because its target has a mistake', async () => {
    const found = await messages(broken('notes/image/image-create.md', 'howto', 'x'))
    expect(found).toEqual([expect.stringContaining('image-create.md → kind')])
  })
})

describe('a hostile folder', { timeout: 30_000 }, () => {
  test('is not followed out of itself', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'))
    onTestFinished(() => rm(outside, { recursive: true }))
    await writeFile(join(outside, 'secret.md'), good[note] ?? '')
    const folder = await kbFolder(good)
    await symlink(join(outside, 'secret.md'), join(folder, 'notes/image/secret.md'))
    await symlink(outside, join(folder, 'notes/outside'))
    const loaded = await loadKnowledge(folder, { today })
    expect(loaded.kind === 'mistakes' && loaded.mistakes.map(formatMistake)).toEqual([
      'notes/image/secret.md → file: must be a regular file, not a link or a folder, got a link',
      expect.stringMatching(/^notes\/outside → folder: must be a folder .*, got a link$/),
    ])
  })

  test.each([
    ['anchors that multiply', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
    ['deep brackets', '['.repeat(60_000)],
    ['a prototype', '__proto__: { admin: true }\n'],
    ['a script tag', '!!js/function "x"\n'],
    ['thousands of entries', '- term: a\n'.repeat(6000)],
  ])('gives mistakes and no crash for YAML with %s', async (_name, yaml) => {
    const found = await messages({
      ...good,
      'terms.yaml': yaml,
      [note]: (good[note] ?? '').replace('id: glance', yaml),
    })
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThan(250)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test.each([
    ['quotes in quotes', `${'> '.repeat(499)}a\n\n`],
    ['lists in lists', `${'- '.repeat(499)}a\n\n`],
    ['a list in a quote in a list', `${'>- '.repeat(330)}a\n\n`],
    ['open brackets', `${'['.repeat(999)}\n\n`],
    ['stars', `${'*'.repeat(450)}a${'*'.repeat(450)}\n\n`],
    ['one long line', '>'.repeat(60_000)],
  ])(
    'is read in bounded time with %s',
    async (_name, markdown) => {
      const text = `${good[note]}\n\n${markdown.repeat(Math.max(1, Math.floor(50_000 / markdown.length)))}`
      expect((await messages({ ...good, [note]: text })).length).toBeGreaterThan(0)
    },
    20_000,
  )

  test('cannot write control characters to the terminal', () => {
    const text = formatMistake({ file: 'a\u001b[31m\u202e\n.md', field: 'x\u009b', rule: 'y', got: 'z\u0000' })
    expect(text).toBe('a\uFFFD[31m\uFFFD\uFFFD.md → x\uFFFD: y, got z\uFFFD')
  })
})

test('a folder that does not exist is one mistake', async () => {
  const loaded = await loadKnowledge('/nonexistent/kb')
  expect(loaded).toEqual({
    kind: 'mistakes',
    mistakes: [{ file: '/nonexistent/kb', field: 'folder', rule: 'must be a readable folder', got: 'ENOENT' }],
  })
})
