import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer } from '../../src/answer/answer.ts'
import { openLibrary } from '../../src/answer/library.ts'
import { buildIndex } from '../../src/search/search.ts'
import { smallKb } from '../small-kb.ts'

const library = openLibrary(smallKb, buildIndex(smallKb))
const ask = (text: string, earlier: string[] = []) => answer(library, text, earlier)

describe('answering', () => {
  it('answers a definition with the lead, in the language of the question', () => {
    expect(ask('what does Glance do?')).toMatchObject({ kind: 'answered', lang: 'en', ids: ['glance'] })
    expect(ask('what does Glance do?').markdown).toMatch(/^Glance stores images/)
    expect(ask('Glance 是做什么的').markdown).toMatch(/^Glance 保存并分发镜像/)
  })

  it('answers a how-to with the section whose commands do it', () => {
    const { markdown } = ask('how do I delete a volume')
    const [, first] = markdown.split('**')
    expect(first).toBe('Delete')
    expect(markdown).toContain('openstack volume delete NAME')
  })

  it('answers a comparison with the table', () => {
    expect(ask('difference between swift and cinder').markdown.split('**')[1]).toBe('Side by side')
    expect(ask('swift 和 cinder 有什么区别').markdown.split('**')[1]).toBe('对照')
  })

  it('answers for several services at once where no note covers them all', () => {
    const found = ask('what are Nova, Glance and Cinder?')
    expect(found).toMatchObject({ kind: 'answered', ids: ['nova', 'glance', 'cinder'] })
    expect(found.markdown).toContain('Nova runs instances.')
    expect(found.markdown).not.toContain('Placement')
  })

  it('answers what a term means that has no note', () => {
    expect(ask('what is a fanout exchange').markdown).toContain('copies each message to every queue')
    expect(ask('fan-out exchange 是什么').markdown).toContain('所有队列')
  })

  it('says what a dead name is called today', () => {
    expect(ask('how to raise the quota of a tenant').markdown).toContain(
      '*tenant* is an old name; today it is *project*.',
    )
    expect(ask('how to raise the quota of a project').markdown).not.toContain('old name')
  })

  it('gives its sources as links', () => {
    expect(ask('what does Glance do').markdown).toMatch(/Sources: \[.+\]\(https:\/\/docs\.openstack\.org\/\)$/)
    expect(ask('Glance 是做什么的').markdown).toContain('来源：[')
  })

  it('explains a known error that is asked for in words', () => {
    const found = ask('egg_info fails')
    expect(found).toMatchObject({ kind: 'answered', ids: ['setuptools-too-old'] })
    expect(found.markdown).toContain('sudo pip install --upgrade setuptools')
  })
})

describe('not knowing', () => {
  it('says so, names the nearest notes and what would help', () => {
    const found = ask('what does the quick brown fox jump over near the quota')
    expect(found.kind).toBe('unsure')
    expect(found.markdown).toContain("I don't know")
    expect(found.markdown).toContain('What would help')
  })

  it('refuses a question about another world, whatever name it shares with OpenStack', () => {
    expect(ask('when was Taylor Swift born').kind).toBe('unsure')
    expect(ask('Taylor Swift 的演唱会').lang).toBe('zh')
    expect(ask('docker container exits immediately').kind).toBe('unsure')
  })

  it('refuses nothing at all', () => {
    expect(ask('').kind).toBe('unsure')
    expect(ask('🦊🦊🦊').kind).toBe('unsure')
  })
})

describe('following a conversation', () => {
  it('takes the subject from the question before', () => {
    expect(ask('and how do I delete one?', ['how do I create a volume'])).toMatchObject({
      kind: 'answered',
      ids: ['volume-create'],
    })
    expect(ask('那怎么删除？', ['怎么创建卷']).markdown).toContain('openstack volume delete NAME')
  })

  it('takes the wish from the question before when only the subject changes', () => {
    expect(ask('and Nova?', ['what does Glance do'])).toMatchObject({ ids: ['nova'] })
    expect(ask('那 Nova 呢？', ['Glance 是做什么的'])).toMatchObject({ ids: ['nova'], lang: 'zh' })
  })

  it('leaves a question alone that stands on its own', () => {
    expect(ask('what does Nova do', ['how do I create a volume'])).toMatchObject({ ids: ['nova'] })
  })
})

describe('any question', () => {
  it('gets an answer or an honest refusal, and never crashes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (text, earlier) => {
          expect(['answered', 'unsure']).toContain(ask(text, earlier).kind)
        },
      ),
      { numRuns: 300 },
    )
  })
})
