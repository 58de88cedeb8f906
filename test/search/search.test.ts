import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, extendIndex, readQuestion, restoreIndex, search, storeIndex } from '../../src/search/search.ts'
import { smallKb } from '../small-kb.ts'

const index = buildIndex(smallKb)
const tokens = (text: string) => readQuestion(index, text).all
const find = (text: string, on = index) =>
  search(on, { text, tokens: readQuestion(on, text) }, { fits: () => 0.5 }).map(({ id }) => id)

describe('reading a question', () => {
  it('meets one service under all its names, in both languages', () => {
    expect(tokens('Glance')).toEqual(['=glance'])
    expect(tokens('the image service')).toEqual(['=glance'])
    expect(tokens('镜像服务是什么')).toEqual(['=glance'])
  })

  it('takes the longest name at a place', () => {
    expect(tokens('镜像')).toEqual(['=image'])
    expect(tokens('镜像服务')).toEqual(['=glance'])
  })

  it('knows a dead name and what it is called today', () => {
    const read = readQuestion(index, 'quota of a tenant')
    expect(read.all).toContain('=project')
    expect(read.dead).toEqual([{ name: 'tenant', concept: expect.objectContaining({ term: 'project' }) }])
  })

  it('tells a process with a hyphen from two words', () => {
    expect(tokens('cinder-volume')).toContain('=cinder-volume')
    expect(tokens('a cinder volume')).toEqual(['=cinder', '=volume'])
  })

  it('keeps options, addresses and file names whole and in parts', () => {
    expect(tokens('cpu_allocation_ratio')).toEqual(expect.arrayContaining(['cpu_allocation_ratio', 'cpu', 'ratio']))
    expect(tokens('169.254.169.254')[0]).toBe('169.254.169.254')
  })

  it('drops the words of asking', () => {
    expect(tokens('can you please tell me what is the')).toEqual([])
    expect(tokens('请问一下这是什么')).toEqual([])
  })

  it('cuts what is left of Chinese into pairs', () => {
    expect(tokens('守护进程')).toEqual(expect.arrayContaining(['守护', '护进', '进程']))
  })

  it('corrects a slip of the pen, and leaves a word it cannot place', () => {
    expect(tokens('docekr')).toEqual(['=docker'])
    expect(tokens('zyzzyva')).toEqual(['zyzzyva'])
  })

  it('reads any text in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
        expect(Array.isArray(tokens(text))).toBe(true)
      }),
      { numRuns: 300 },
    )
    const start = performance.now()
    tokens('镜像a'.repeat(400_000))
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('searching', () => {
  it('finds a note by the part in the other language', () => {
    expect(find('镜像服务')[0]).toBe('glance')
    expect(find('项目 quota')[0]).toBe('quota')
    expect(find('tenant 配额')[0]).toBe('quota')
  })

  it('puts the note first that claims the question word for word', () => {
    for (const { id, asks } of smallKb.notes) for (const ask of asks) expect([ask, find(ask)[0]]).toEqual([ask, id])
  })

  it('finds a known error by its signature', () => {
    expect(find('python setup.py egg_info failed')[0]).toBe('setuptools-too-old')
  })

  it('finds the same after it was stored and restored', () => {
    const restored = restoreIndex(JSON.parse(JSON.stringify(storeIndex(index))), smallKb.terms)
    for (const text of ['delete a volume', 'swift 和 cinder', 'image service'])
      expect(find(text, restored)).toEqual(find(text))
  })

  it('finds nothing for nothing', () => {
    expect(find('')).toEqual([])
    expect(find('???')).toEqual([])
  })
})

describe('an index that is extended', () => {
  it('gives the hits and scores of one that was built with everything, and leaves the first as it was', () => {
    const [notes, more] = [smallKb.notes.slice(0, 2), smallKb.notes.slice(2)]
    const part = buildIndex({ ...smallKb, notes, errors: [] })
    const before = storeIndex(part)
    const joined = extendIndex(part, { notes: more, errors: smallKb.errors })
    const scores = (text: string, on = index) =>
      search(on, { text, tokens: readQuestion(on, text) }, { fits: () => 0.5 })
        .map(({ id, score }) => `${id} ${score.toFixed(9)}`)
        .sort()
    for (const text of [
      'what does Glance do',
      '镜像服务是什么',
      'create a volume',
      'quota of a tenant',
      'difference between swift and cinder',
    ]) {
      expect(scores(text).length).toBeGreaterThan(0)
      expect(scores(text, joined)).toEqual(scores(text))
    }
    expect(storeIndex(part)).toEqual(before)
    const again = restoreIndex(storeIndex(joined), smallKb.terms)
    expect(scores('what does Glance do', again)).toEqual(scores('what does Glance do'))
  })
})
