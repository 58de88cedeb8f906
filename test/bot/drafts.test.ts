import { describe, expect, test } from 'vitest'
import { draftFrom } from '../../src/bot/draft-from.ts'
import { type Draft, draftsInUse, keepProposal, notesAdded } from '../../src/bot/drafts.ts'
import { proposeDraft } from '../../src/bot/propose-draft.ts'
import { openMender } from '../../src/diagnose/mend-typed.ts'
import type { Place, Reply } from '../../src/message.ts'
import { alice, bob, carol, channel, formOf, fresh, line, log, press, proposed, team } from './drafting.ts'
import { called, filled, openTestBot, place, said, type TestBot, wits } from './open-bot.ts'

const elsewhere: Place = { ...place, team: 'T2' }

const mend = openMender(wits.library.errors.values())
const origin = {
  problem: '报错内容\n```\nCommand "python setuo.py egg_info" failed with error code 1 in...\n```',
  solution: '# sudo pip install --upgrade setuptools\n# ./stack.sh',
}

const diagnose = (bot: TestBot, text = fresh, over: Parameters<typeof called>[0] = {}) =>
  bot.reply(called({ command: 'diagnose', text, person: carol, ...over }))

describe('the fields of a draft', () => {
  test('come from the weekly report: the line as the program prints it, the commands as pasted', () => {
    const draft = draftFrom(origin.problem, origin.solution, { lang: 'zh', mend })
    expect(draft.signatures).toEqual(['Command "python setup.py egg_info" failed with error code 1 in'])
    expect(draft.fix).toBe('```\nsudo pip install --upgrade setuptools\n./stack.sh\n```')
    expect(draft.title).toBe(draft.signatures[0])
  })

  test.each([
    ['部署失败，报错 Command "python setuo.py egg_info" failed with error code 1 in... 查了很久'],
    ['stack.sh failed with: Command "python setuo.py egg_info" failed with error code 1 in…'],
    ['it says `Command "python setuo.py egg_info" failed with error code 1 in /tmp/x` and stops'],
  ])('take the quoted line out of the words around it: %s', (problem) => {
    expect(draftFrom(problem, '', { lang: 'en', mend }).signatures[0]).toMatch(
      /^Command "python setup.py egg_info" failed with error code 1 in$/,
    )
  })

  test('come from the log where there is one, and what varies is masked', () => {
    const draft = draftFrom('the flange again', 'run `flangectl align --all`, then `openstack server list`', {
      lang: 'en',
      log,
    })
    expect(draft.signatures[0]).toContain('FrobnicatorError: the quantum flange of <*> is misaligned by <*> mm')
    expect(draft.title).toBe('the flange again')
    expect(draft.fix).toMatch(/```\nflangectl align --all\nopenstack server list\n```$/)
    expect(draft.sample).toContain('compute-07')
  })

  test('are drafted from any text in bounded time', () => {
    const texts = [
      '`'.repeat(6_000),
      'a: '.repeat(2_000),
      'it failed with '.repeat(500),
      `${'<*>'.repeat(999)}`,
      'setuo '.repeat(1_000),
    ]
    for (const text of [...texts, '```\n'.repeat(1_500), '# '.repeat(3_000), '[!['.repeat(2_000), '\n'.repeat(6_000)]) {
      const start = performance.now()
      const draft = draftFrom(text, text, { lang: 'en', mend })
      expect(performance.now() - start).toBeLessThan(1_000)
      expect(JSON.stringify(draft).length).toBeLessThan(40_000)
    }
  })

  test('hold no secret', () => {
    const draft = draftFrom('x', 'export OS_PASSWORD=hunter2hunter2', {
      lang: 'en',
      log: `${log}OS_PASSWORD=hunter3hunter3\n${line}`,
    })
    expect(JSON.stringify(draft)).not.toMatch(/hunter[23]/)
  })
})

describe('a draft of a known error', () => {
  test('is shown to its channel, accepted by somebody else, and then explains the failure to the whole team and to nobody else', async () => {
    const bot = openTestBot()
    expect((await diagnose(bot))?.kind).toBe('unknown')
    const review = await proposed(bot)
    expect(review?.private).toBeUndefined()
    expect(review?.markdown).toContain('**Alice proposes a known error**')
    expect(review?.markdown).toContain('The Chinese text is missing')
    expect((await diagnose(bot))?.kind).toBe('unknown')
    expect((await press(bot, review, 'Accept', { person: alice }))?.markdown).toContain('Somebody else has to accept')
    const accepted = await press(bot, review, 'Accept')
    expect(accepted).toMatchObject({ replaces: { id: '1' }, markdown: expect.stringContaining('Accepted by Bob') })
    const found = await diagnose(bot, fresh, { place: { ...place, channel: 'C9' } })
    expect(found).toMatchObject({ kind: 'known', ids: [expect.stringMatching(/^team-d/)] })
    expect(found?.markdown).toMatch(/_Team note by Alice, 1970-01-01_\n\nSomebody leaned on it\./)
    expect(found?.markdown).toContain('sudo systemctl restart flange')
    expect((await diagnose(bot, fresh, { place: elsewhere }))?.kind).toBe('unknown')
    expect((await diagnose(bot, fresh, { place: { ...place, team: '' } }))?.kind).toBe('unknown')
    const asked = await bot.reply(said({ text: 'nova compute: why is the quantum flange misaligned?' }))
    expect(asked).toMatchObject({ kind: 'answered', ids: found?.ids })
    expect(asked?.markdown).toContain('Team note by Alice')
    const away = await press(bot, accepted, 'Take it out of use')
    expect(away?.markdown).toContain('Rejected by Bob')
    expect((await diagnose(bot))?.kind).toBe('unknown')
  })

  test('stands before a shipped cause of the same log, and after no cause at all', async () => {
    const bot = openTestBot()
    const typed = { key: 'b'.repeat(22), team, channel, from: 'report' as const, ...origin, lang: 'zh' as const }
    const buttons = await proposeDraft({ wits, store: bot.store }, typed)
    const zh = { ...alice, locale: 'zh' as const }
    const form = await formOf(bot, { buttons } as unknown as Reply, '设为已知错误', { person: zh })
    const fields = { ...form.values, cause: '系统自带的 setuptools 太旧。' }
    const review = await bot.reply(filled({ form: form.id, context: form.context, fields, person: zh }))
    expect(review?.markdown).toContain('The English text is missing')
    await press(bot, review, 'Accept')
    const egg = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-q2/functools32/\n'
    const found = await diagnose(bot, `${egg}${fresh}\n`)
    expect(found?.ids[0]).toMatch(/^team-d/)
    expect(found?.ids.slice(1).length).toBeGreaterThan(0)
    expect(found?.markdown).toMatch(
      /系统自带的 setuptools 太旧。[\s\S]*sudo pip install --upgrade setuptools\n\.\/stack\.sh/,
    )
  })

  test('that is proposed in a direct message waits in the channel of its report', async () => {
    const bot = openTestBot()
    const told = { key: 'c'.repeat(22), team, channel, from: 'report' as const, ...origin, lang: 'en' as const }
    const buttons = await proposeDraft({ wits, store: bot.store }, told)
    const direct: Place = { chat: 'slack', team: '', channel: 'D1', direct: true }
    const form = await formOf(bot, { buttons } as unknown as Reply, 'Make it a known error', { place: direct })
    const fields = { ...form.values, cause: 'setuptools is too old.' }
    const sent = { form: form.id, context: form.context, fields, person: alice }
    const waits = await bot.reply(filled({ ...sent, place: direct }))
    expect(waits).toMatchObject({ private: true, markdown: expect.stringContaining('waits for review in its channel') })
    const list = await bot.reply(called({ command: 'askstack', text: 'drafts', person: bob }))
    expect(list?.markdown).toContain('Alice proposes a known error')
    expect((await bot.reply(filled({ ...sent, place: elsewhere })))?.markdown).toContain('no longer have')
  })

  test('can be given its other language, and each reader then gets his own', async () => {
    const bot = openTestBot()
    const review = await proposed(bot)
    const form = await formOf(bot, review, 'Add the Chinese text', { person: carol })
    const fields = { ...form.values, title: '量子法兰错位', cause: '有人靠在上面。' }
    const both = await bot.reply(filled({ form: form.id, context: form.context, fields, person: carol }))
    expect(both?.markdown).not.toContain('missing')
    expect((await press(bot, review, 'Accept'))?.markdown).toContain('changed since this message')
    await press(bot, both, 'Accept')
    const found = await diagnose(bot, `${fresh}\n`, { person: { ...carol, locale: 'zh' } })
    expect(found?.markdown).toContain('量子法兰错位')
    expect(found?.markdown).toContain('团队笔记，Alice 写于')
    expect((await diagnose(bot))?.markdown).toContain('Somebody leaned on it.')
  })

  test.each([
    ['Connection refused', 'would also match logs in which nothing'],
    ['<*>', 'would also match logs'],
    ['(a+)+$ .* [a-z]{1,}', 'would also match logs'],
    ['x'.repeat(401), 'is too long'],
    ['', 'is empty'],
  ])('whose signature is %j is refused with what to change, and nothing typed is lost', async (signature, reason) => {
    const bot = openTestBot()
    const refused = await proposed(bot, { signature, cause: 'kept cause' })
    expect(refused).toMatchObject({ private: true, markdown: expect.stringContaining(reason) })
    const again = await formOf(bot, refused, 'Open the form again')
    expect(again.values.cause).toBe('kept cause')
    expect((await bot.reply(called({ command: 'askstack', text: 'drafts' })))?.markdown).toContain('No draft waits')
  })

  test('shows what people typed as text: no heading, no HTML, no foreign link', async () => {
    const bot = openTestBot()
    const cause = '# zh\n<script>alert(1)</script> [x](javascript:1) ![i](https://x.example/i.png)\n---\n<!channel>'
    const review = await proposed(bot, { cause, title: '**@everyone** <b>' })
    expect(review?.markdown).not.toMatch(/^# zh|<script|\]\(javascript|!\[|<!channel|<b>|\*\*@everyone\*\*\*\*/m)
  })
})

describe('who accepts', () => {
  test('without maintainers: anybody in its channel but the author', async () => {
    const bot = openTestBot()
    const review = await proposed(bot)
    const other = await press(bot, review, 'Accept', { place: { ...place, channel: 'C2' } })
    expect(other?.markdown).toContain('decided in the channel')
    const foreign = await press(bot, review, 'Accept', { place: elsewhere })
    expect(foreign?.markdown).toContain('no longer have')
    expect((await diagnose(bot))?.kind).toBe('unknown')
  })

  test('with maintainers: one of them, anywhere in the workspace, and never his own; only they change that', async () => {
    const bot = openTestBot()
    const ask = (text: string, person = carol) => bot.reply(called({ command: 'askstack', text, person }))
    expect((await ask('maintainers'))?.markdown).toContain('No maintainers are set')
    expect((await ask('maintainers @Bob'))?.markdown).toContain('I cannot tell which member')
    expect((await ask('maintainers @U0BOB <@!123456789012345678>'))?.markdown).toContain(
      '`U0BOB`, `123456789012345678`',
    )
    expect((await ask('maintainers nobody'))?.markdown).toContain('only one of them may change')
    const review = await proposed(bot)
    expect((await press(bot, review, 'Accept', { person: carol }))?.markdown).toContain('only they decide')
    const own = await proposed(bot, {}, bob)
    expect((await press(bot, own, 'Accept'))?.markdown).toContain('Somebody else')
    const list = await ask('drafts', bob)
    expect(list?.private).toBe(true)
    const accepted = await press(
      bot,
      list,
      (list?.markdown ?? '').startsWith('1\\. **Alice') ? 'Accept 1' : 'Accept 2',
      { place: { ...place, channel: 'C2' } },
    )
    expect(accepted).toMatchObject({ private: true, markdown: expect.stringContaining('Accepted by Bob') })
    expect((await diagnose(bot))?.kind).toBe('known')
    expect((await ask('maintainers nobody', bob))?.markdown).toContain('No maintainers are set')
  })

  test('pressing twice, or after somebody rejected it, changes nothing', async () => {
    const bot = openTestBot()
    const review = await proposed(bot)
    await press(bot, review, 'Reject')
    expect((await press(bot, review, 'Accept', { person: carol }))?.markdown).toContain('Rejected by Bob')
    expect((await diagnose(bot))?.kind).toBe('unknown')
    const again = await proposed(bot)
    await press(bot, again, 'Accept')
    await press(bot, again, 'Accept', { person: carol })
    expect((await diagnose(bot))?.markdown).toContain('Team note by Alice')
    const titles = await notesAdded(bot.store, { channel, since: 0, until: 2_000, lang: 'en' })
    expect(titles).toEqual(['The quantum flange is misaligned'])
  })
})

test('who knows the answer to a question that had none writes the note that answers the next one', async () => {
  const bot = openTestBot()
  const question = 'how do I recalibrate the zorblax splorf?'
  const unsure = await bot.reply(said({ text: question }))
  expect(unsure?.kind).toBe('unsure')
  const form = await formOf(bot, unsure, 'I know this one')
  expect(form.values.ask).toBe(question)
  const fields = {
    ...form.values,
    title: 'Align the quantum flange',
    answer: 'Turn it to the left.',
    commands: 'flangectl align',
  }
  const review = await bot.reply(filled({ form: form.id, context: form.context, fields, person: alice }))
  await press(bot, review, 'Accept')
  const answered = await bot.reply(said({ text: question, person: carol }))
  expect(answered).toMatchObject({ kind: 'answered', ids: [expect.stringMatching(/^team-d/)] })
  expect(answered?.markdown).toMatch(/^_Team note by Alice, 1970-01-01_\n\nTurn it to the left\./)
  expect(answered?.markdown).toContain('flangectl align')
  const direct = await bot.reply(said({ text: 'what is a wumpus?', place: { ...place, direct: true }, by: 'direct' }))
  expect(direct?.buttons).toEqual([])
})

test('what one process accepts, another knows with the next message', async () => {
  const [one, other] = [openTestBot(), openTestBot()]
  const second = openTestBot(undefined, one.store)
  expect((await diagnose(second))?.kind).toBe('unknown')
  const accepted = await press(one, await proposed(one), 'Accept')
  expect((await diagnose(second))?.markdown).toContain('Team note by Alice')
  await press(one, accepted, 'Take it out of use')
  expect((await diagnose(second))?.kind).toBe('unknown')
  expect((await diagnose(other))?.kind).toBe('unknown')
})

test('a flood of proposals drives out nothing that is in use', async () => {
  const bot = openTestBot()
  await press(bot, await proposed(bot), 'Accept')
  const [draft] = await draftsInUse(bot.store, team)
  for (let i = 0; i < 100; i++)
    await keepProposal(bot.store, { ...(draft as Draft), id: `d${i}`, by: bob, state: 'proposed' })
  expect((await proposed(bot, {}, bob))?.markdown).toContain('A hundred drafts')
  expect((await diagnose(bot))?.kind).toBe('known')
})
