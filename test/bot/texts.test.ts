import { expect, test } from 'vitest'
import { texts } from '../../src/bot/texts.ts'

/** Every text with its path, functions called with words. */
function all(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, value('abc', 'abc')]]
  return Object.entries(value as object).flatMap(([name, one]) => all(one, `${path}.${name}`))
}

test('every text stands in English and in Chinese', () => {
  const [en, zh] = [all(texts.en), all(texts.zh)]
  expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path))
  expect(en.filter(([, text]) => !text.trim() || /\p{Script=Han}/u.test(text))).toEqual([])
  expect(zh.filter(([path, text]) => !/\p{Script=Han}/u.test(text) && path !== '.settingsForm.title')).toEqual([])
})

test('titles and labels fit in every chat', () => {
  for (const lang of ['en', 'zh'] as const) {
    const say = texts[lang]
    for (const form of [say.diagnoseForm, say.reasonForm, say.settingsForm]) {
      expect(form.title.length).toBeLessThanOrEqual(24)
      expect(form.submit.length).toBeLessThanOrEqual(24)
    }
    const labels = [say.diagnoseForm.label, say.reasonForm.why, say.reasonForm.comment, say.settingsForm.label]
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(45)
    for (const label of Object.values(say.buttons)) expect(label.length).toBeLessThanOrEqual(30)
    for (const label of [...Object.values(say.reasons), ...Object.values(say.rules)]) {
      expect(label.length).toBeLessThanOrEqual(75)
    }
  }
})
