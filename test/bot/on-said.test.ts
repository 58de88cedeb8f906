import { describe, expect, test } from 'vitest'
import { ChatError } from '../../src/chat/chat-error.ts'
import type { Said } from '../../src/message.ts'
import type { ChannelRule } from '../../src/store/store.ts'
import { openTestBot, place, said } from './open-bot.ts'

const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-x1/foo/'
const known = 'what does Glance do?'
const unknown = 'how do I bake sourdough bread?'
const chatter = 'I will have lunch now'

describe('a question', () => {
  test('is answered in its language, with votes under the answer', async () => {
    const { reply } = openTestBot()
    const en = await reply(said({ text: known }))
    expect(en).toMatchObject({ kind: 'answered', lang: 'en', ids: ['glance'] })
    expect(en?.private).toBeUndefined()
    expect(en?.buttons.map(({ action, label }) => `${action} ${label}`)).toEqual([
      'vote Helpful',
      'vote Not helpful',
      'commands Show commands',
    ])
    const zh = await reply(said({ text: 'Glance 是做什么的？' }))
    expect(zh).toMatchObject({ kind: 'answered', lang: 'zh' })
    expect(zh?.buttons[0]?.label).toBe('有帮助')
  })

  test('that leans on the one before is understood in the same conversation only', async () => {
    const { reply } = openTestBot()
    await reply(said({ text: 'what is a Cinder volume snapshot?', conversation: 'a' }))
    const here = await reply(said({ text: 'and how do I delete one?', conversation: 'a', by: 'thread' }))
    const elsewhere = await reply(said({ text: 'and how do I delete one?', conversation: 'b' }))
    expect(here?.ids[0]).toMatch(/snapshot|volume|cinder/)
    expect(elsewhere?.markdown).not.toBe(here?.markdown)
  })

  test('leans on what the thread said before the bot joined it', async () => {
    const { reply } = openTestBot()
    const earlier = ['what is a Cinder volume snapshot?']
    expect((await reply(said({ text: 'and how do I delete one?', earlier })))?.ids[0]).toMatch(/snapshot|volume|cinder/)
  })

  test('that it cannot answer is a gap', async () => {
    const { reply, store } = openTestBot()
    const answer = { action: 'draft-answer', label: 'I know this one' }
    expect(await reply(said({ text: unknown }))).toMatchObject({ kind: 'unsure', buttons: [answer] })
    expect(await store.gaps(5)).toMatchObject([{ kind: 'unsure', text: unknown, channel: 'slack:T1:C1', lang: 'en' }])
  })

  test('gets the very same job when it is worked on again', async () => {
    const { bot } = openTestBot()
    const one = said({})
    const around = { hidden: 0, formShown: false }
    expect(await bot.respond(one, around)).toEqual(await bot.respond(one, around))
  })
})

describe('the channel rule', () => {
  const ways = ['mention', 'thread', 'overheard'] as const
  const shown = async (rule: ChannelRule, by: Said['by'], text: string) => {
    const { reply, store } = openTestBot()
    await store.setChannelRule('slack:T1:C1', rule)
    return (await reply(said({ by, text })))?.kind ?? '-'
  }
  test.each<[ChannelRule, string, readonly string[]]>([
    ['mention', known, ['answered', 'answered', '-']],
    ['mention', unknown, ['unsure', 'unsure', '-']],
    ['mention', chatter, ['unsure', '-', '-']],
    ['questions', known, ['answered', 'answered', 'answered']],
    ['questions', unknown, ['unsure', 'unsure', '-']],
    ['questions', chatter, ['unsure', '-', '-']],
    ['all', unknown, ['unsure', 'unsure', 'unsure']],
    ['all', chatter, ['unsure', '-', '-']],
    ['off', known, ['said', '-', '-']],
  ])('%s makes of “%s”: mentioned, in its thread, overheard → %j', async (rule, text, kinds) => {
    expect(await Promise.all(ways.map((by) => shown(rule, by, text)))).toEqual(kinds)
  })

  test('does not reach into direct messages', async () => {
    const { reply, store } = openTestBot()
    await store.setChannelRule('slack:T1:C1', 'off')
    const direct = { ...place, direct: true }
    expect((await reply(said({ by: 'direct', place: direct })))?.kind).toBe('answered')
  })

  test('keeps what is overheard out of the queue where it does not concern the bot', async () => {
    const { bot, store } = openTestBot()
    expect(await bot.hear(said({ by: 'overheard' }), false)).toBeUndefined()
    await store.setChannelRule('slack:T1:C1', 'questions')
    expect(await bot.hear(said({ by: 'overheard' }), false)).toBeDefined()
  })
})

test.each([
  ['', 'I answer questions about OpenStack'],
  ['hello', 'I answer questions about OpenStack'],
  ['你好', '我回答 OpenStack 问题'],
  ['thanks!', "You're welcome"],
  ['谢谢', '不客气'],
])('“%s” gets a word, in a thread none', async (text, words) => {
  const { reply } = openTestBot()
  expect((await reply(said({ text })))?.markdown).toContain(words)
  expect(await reply(said({ text, by: 'thread' }))).toBeUndefined()
})

describe('a log', () => {
  const file = (name: string, size = 100) => ({ name, size, address: `https://files/${name}` })

  test('that is pasted is diagnosed', async () => {
    const { reply } = openTestBot()
    expect(await reply(said({ text: `+ ./stack.sh\n${log}\nERROR failed` }))).toMatchObject({ kind: 'known' })
  })

  test('that is attached is read and diagnosed', async () => {
    const fetched: string[] = []
    const { reply } = openTestBot(async (chat, address) => {
      fetched.push(`${chat} ${address}`)
      return Buffer.from(log)
    })
    expect((await reply(said({ text: '', files: [file('a.log')] })))?.kind).toBe('known')
    expect((await reply(said({ text: '帮我看看', files: [file('shot.png'), file('a.log.gz')] })))?.lang).toBe('zh')
    expect(fetched).toEqual(['slack https://files/a.log', 'slack https://files/a.log.gz'])
  })

  test.each([
    ['shot.png', 100, 'I read text logs'],
    ['big.log', 100_000_000, 'has 100.0 MB and I read 20 MB at most'],
  ])('%s of %d bytes is refused with what to do', async (name, size, words) => {
    const { reply } = openTestBot(async () => Buffer.from(log))
    const refused = await reply(said({ text: '', files: [file(name, size)] }))
    expect(refused).toMatchObject({ kind: 'failed' })
    expect(refused?.markdown.replaceAll('\\', '')).toContain(words)
  })

  test('that its chat refuses is refused with the reason; what may pass later is tried again', async () => {
    const permanent = openTestBot(() => Promise.reject(new ChatError('it is on another host', { permanent: true })))
    const refused = await permanent.reply(said({ text: '', files: [file('a.log')] }))
    expect(refused?.markdown).toContain('it is on another host')
    const passing = openTestBot(() => Promise.reject(new ChatError('503', { permanent: false })))
    await expect(passing.reply(said({ text: '', files: [file('a.log')] }))).rejects.toThrow('503')
  })
})

test('secrets are hidden before anything is stored, and it says how many', async () => {
  const { bot, reply, store } = openTestBot()
  const text = 'ERROR: it failed\nOS_PASSWORD=hunter2hunter2\nsomething odd happened\nERROR: exit status 3'
  const heard = await bot.hear(said({ text, earlier: ['password=hunter2hunter2'] }), false)
  expect(JSON.stringify(heard)).not.toContain('hunter2')
  expect(heard?.job.hidden).toBe(1)
  const job = heard?.job as NonNullable<typeof heard>['job']
  expect((await reply(job.happened, job))?.markdown).toContain('1 secret was hidden')
  expect(JSON.stringify(await store.gaps(5))).not.toContain('hunter2')
})
