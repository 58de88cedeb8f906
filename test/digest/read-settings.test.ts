import { expect, test } from 'vitest'
import {
  readDay,
  readDays,
  readMoment,
  readQuiet,
  readTime,
  readWorkdays,
  readZone,
} from '../../src/digest/read-settings.ts'

const friday = { weekday: 5, time: '17:00' }

test.each([
  ['friday 17:00', friday],
  ['Fri 5pm', friday],
  ['Fridays, 5:00 pm', friday],
  ['周五 17:00', friday],
  ['星期五下午5点', friday],
  ['礼拜五 17：00', friday],
  ['周日 9:30', { weekday: 7, time: '09:30' }],
  ['星期天 23点59分', { weekday: 7, time: '23:59' }],
  ['mon 12 am', { weekday: 1, time: '00:00' }],
])('%j is a moment of the week', (typed, value) => {
  expect(readMoment(typed, 'en')).toEqual({ kind: 'value', value })
})

test.each([
  ['friday'],
  ['17:00'],
  ['someday 17:00'],
  ['fri 25:00'],
  ['fri 17:60'],
  ['fr 17:00'],
  ['周八 17:00'],
  ['fri 17'],
  [''],
])('%j is none, and it is said how one is written', (typed) => {
  expect(readMoment(typed, 'en')).toMatchObject({ kind: 'mistake', text: expect.stringContaining('friday 17:00') })
  expect(readMoment(typed, 'zh')).toMatchObject({ kind: 'mistake', text: expect.stringContaining('周五 17:00') })
})

test.each([
  ['09:30', '09:30'],
  ['9:30', '09:30'],
  ['下午 3 点', '15:00'],
  ['上午9点30分', '09:30'],
])('%j is a time of day', (typed, value) => {
  expect(readTime(typed, 'zh')).toEqual({ kind: 'value', value })
})

test('days are read in any order and form, each once', () => {
  expect(readDay('2026年12月25日', 'zh')).toEqual({ kind: 'value', value: '2026-12-25' })
  expect(readDays('2026-12-28, 2026/12/25、2026-12-28', 'en')).toEqual({
    kind: 'value',
    value: ['2026-12-25', '2026-12-28'],
  })
  expect(readDays('', 'en')).toEqual({ kind: 'value', value: [] })
  expect(readDays('2026-12-25, 2026-02-30', 'en')).toMatchObject({
    kind: 'mistake',
    text: expect.stringContaining('`2026-02-30`'),
  })
  expect(readDays('2026-12-25 '.repeat(101), 'en').kind).toBe('mistake')
})

test('quiet hours are a span of the day, or none', () => {
  expect(readQuiet('20:00-08:00', 'en')).toEqual({ kind: 'value', value: { from: '20:00', until: '08:00' } })
  expect(readQuiet('晚上8点至早上8点', 'zh')).toEqual({ kind: 'value', value: { from: '20:00', until: '08:00' } })
  expect(readQuiet('', 'en')).toEqual({ kind: 'value', value: { from: '00:00', until: '00:00' } })
  expect(readQuiet('20:00', 'en').kind).toBe('mistake')
})

test.each([
  ['mon-thu', [1, 2, 3, 4]],
  ['Mon, Tue and Fri', [1, 2, 5]],
  ['周一至周四', [1, 2, 3, 4]],
  ['周一、周三', [1, 3]],
  ['sat-mon', [1, 6, 7]],
])('%j are working days', (typed, value) => {
  expect(readWorkdays(typed, 'en')).toEqual({ kind: 'value', value })
})

test('what is no working day and no zone is refused', () => {
  expect(readWorkdays('', 'en').kind).toBe('mistake')
  expect(readWorkdays('mon-thu-fri', 'en').kind).toBe('mistake')
  expect(readZone(' Asia/Shanghai ', 'en')).toEqual({ kind: 'value', value: 'Asia/Shanghai' })
  expect(readZone('Mars/Olympus', 'zh')).toMatchObject({
    kind: 'mistake',
    text: expect.stringContaining('Asia/Shanghai'),
  })
})

test('a mistake quotes what was typed so that it does nothing', () => {
  const read = readTime('`@everyone`\n# big', 'en')
  expect(read).toMatchObject({ kind: 'mistake', text: expect.stringMatching(/^I cannot read `@everyone # big`:/) })
})
