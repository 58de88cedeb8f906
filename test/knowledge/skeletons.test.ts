import { describe, expect, test } from 'vitest'
import { formatMistake, loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { newError } from '../../src/knowledge/new-error.ts'
import { newNote } from '../../src/knowledge/new-note.ts'
import { good, kbFolder } from './kb-folder.ts'

const shared = { sources: ['https://docs.openstack.org/nova/latest/'], reviewed: '2026-11-25' }
const noteAnswers = {
  ...shared,
  area: 'compute',
  id: 'nova-flavors',
  kind: 'concept',
  title: { en: 'Flavors: "sizes" of #servers', zh: '实例类型: 规格' },
  asks: ['what is a flavor: explain', '- 实例类型是什么'],
} as const
const errorAnswers = {
  ...shared,
  id: 'no-space',
  component: 'host',
  title: { en: 'The disk is full', zh: '磁盘已满' },
  log: "2026-11-20 10:00 OSError: [Errno 28] No space left on device: '/opt/stack'",
  signatures: ['OSError: [Errno 28] No space left on device'],
}

async function check(file: string, text: string): Promise<string[]> {
  const loaded = await loadKnowledge(await kbFolder({ ...good, [file]: text }), { today: '2026-11-25' })
  return loaded.kind === 'mistakes' ? loaded.mistakes.map(formatMistake) : []
}

describe.each([
  ['note', () => newNote(noteAnswers), 'notes/compute/nova-flavors.md'],
  ['known error', () => newError(errorAnswers), 'errors/host/no-space.md'],
])('the skeleton of a %s', (_name, make, file) => {
  const skeleton = make()
  const text = skeleton.kind === 'file' ? skeleton.text : ''

  test('goes to the folder that its answers name', () => {
    expect(skeleton).toMatchObject({ kind: 'file', file })
  })

  test('has blanks that the checker names, and no other mistake', async () => {
    const found = await check(file, text)
    expect(found.length).toBe(text.split('FILL:').length - 1)
    expect(found.every((message) => message.includes('fill in what the skeleton left blank'))).toBe(true)
  })

  test('passes the checker once its blanks are filled', async () => {
    expect(await check(file, text.replace(/FILL:.*/g, 'ls 文件'))).toEqual([])
  })
})

describe('answers that no file could be made of', () => {
  test('are all named at once', () => {
    const made = newNote({ ...noteAnswers, area: '../..', id: 'Nova Flavors', title: { en: '', zh: 'x' } })
    const fields = made.kind === 'mistakes' ? made.problems.map(({ field }) => field) : []
    expect(fields).toEqual(['area', 'id', 'title.en', 'title.zh'])
  })

  test('include a component that would leave the folder', () => {
    expect(newError({ ...errorAnswers, component: '../../etc' })).toMatchObject({
      kind: 'mistakes',
      problems: [{ field: 'component' }],
    })
  })

  test('include a signature that would match ordinary lines', () => {
    expect(newError({ ...errorAnswers, log: 'Connection refused', signatures: ['Connection refused'] })).toMatchObject({
      kind: 'mistakes',
      problems: [{ field: 'signatures[0]' }],
    })
  })
})
