import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asItem } from '../../src/digest/as-item.ts'
import { itemsOf } from '../../src/digest/items-of.ts'
import { weeklyReport } from './weekly-report.ts'

test.each([
  ['- a\n- b', ['a', 'b']],
  ['* a\n* b\n\n* c', ['a', 'b', 'c']],
  ['1. a\n2. b', ['a', 'b']],
  ['1) a\n2) b', ['a', 'b']],
  ['1、安装\n2、配置', ['安装', '配置']],
  ['1.安装\n2.配置', ['安装', '配置']],
  ['（1）安装\n（2）配置', ['安装', '配置']],
  ['a. one\nb. two', ['one', 'two']],
  ['i. one\nii. two\niii. three', ['one', 'two', 'three']],
  ['①安装\n②配置', ['安装', '配置']],
  ['• one\n• two', ['one', 'two']],
  ['## one\ntext\n## two', ['one\ntext', 'two']],
  ['一、部署\n1. a\n2. b\n二、学习', ['部署\n1. a\n2. b', '学习']],
  ['- a\n  - b\n- c', ['a\n- b', 'c']],
  ['- a\n\n  more of a\n- b', ['a\n\nmore of a', 'b']],
  ['- a\n- b\n\nAnd a paragraph', ['a', 'b', 'And a paragraph']],
  ['One paragraph\n\nAnother one', ['One paragraph', 'Another one']],
  ['Did devstack\nRead nova docs\n学习 neutron', ['Did devstack', 'Read nova docs', '学习 neutron']],
  ['A sentence that goes on\nin the next line', ['A sentence that goes on\nin the next line']],
  ['本周完成：\n1. a\n2. b', ['本周完成： a', 'b']],
  ['x\n\nSteps:\n- a\n- b\n\nafter', ['x', 'Steps:\n- a\n- b', 'after']],
  ['Version 3.5 is out\n1.5 hours lost', ['Version 3.5 is out', '1.5 hours lost']],
  ['# yum makecache\n# ./stack.sh', ['# yum makecache\n# ./stack.sh']],
  ['ran it:\n```\nlog\n```', ['ran it:\n```\nlog\n```']],
  ['- ```sh\n  ls\n  ```\n- b', ['```sh\nls\n```', 'b']],
  ['```\nnever closed\n- a', ['```\nnever closed\n- a\n```']],
  ['- a\r\n- b', ['a', 'b']],
  ['无', []],
  ['None.', []],
  [' \n ', []],
])('%j has the items %j', (typed, items) => {
  expect(itemsOf(typed)).toEqual(items)
})

test('a weekly report comes apart as it was meant', () => {
  expect(itemsOf(weeklyReport.plan)).toEqual(['学习openstack基础概念，了解其基本组件及原理', '完成openstack部署'])
  expect(itemsOf(weeklyReport.done).map((item) => item.split('\n', 1)[0])).toEqual([
    'openstack初步学习',
    '使用devstack部署openstack',
  ])
  expect(itemsOf(weeklyReport.notDone)).toEqual(['部署失败，仍需努力'])
})

describe('whatever is typed', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '  ',
      '- ',
      '1. ',
      '  - x',
      '一、',
      '## y',
      '```',
      '~~~',
      '```sh',
      '    ```',
      '- ```',
      'z：',
      '|a|b|',
      '👩‍🚀 好',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const typed = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))

  test('every fence in an item is closed, and an item stays one item', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const item of itemsOf(text)) {
          expect(item.trim()).toBe(item)
          expect(item).not.toBe('')
          expect(fencesIn(item) % 2).toBe(0)
        }
        const list = itemsOf(text)
          .map((item) => asItem(item))
          .join('\n')
        expect(list.split('\n').filter((one) => one.startsWith('- ')).length).toBe(itemsOf(text).length)
      }),
      { numRuns: 150 },
    )
  })

  test('no letter of it is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.constantFrom('', ' ', '\n', '\n\n', '：\n')), { maxLength: 10 }),
        (parts) => {
          const words = parts.map((_, at) => `word${at}x`)
          const text = parts
            .map(
              ([before, after], at) =>
                `${before.startsWith('```') || before.startsWith('~~~') ? `${before}\n` : before}${words[at]}${after}`,
            )
            .join('\n')
          const left = itemsOf(text).join('\n')
          expect(words.filter((word) => !left.includes(word))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** How many lines open or close a fence; inside another kind of fence they do neither. */
function fencesIn(item: string): number {
  const found: string[] = []
  for (const one of item.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})([^`]*)$/.exec(one)
    const open = found.length % 2 === 1 ? found.at(-1) : undefined
    if (mark === null) continue
    const [, fence = '', info = ''] = mark
    if (open === undefined) found.push(fence)
    else if (info.trim() === '' && fence[0] === open[0] && fence.length >= open.length) found.push(fence)
  }
  return found.length
}

test('a fence is read as chats take it, with code on the lines of its marks', () => {
  expect(itemsOf('- it says\n```openstack server list\nERROR```\n- b')).toEqual([
    'it says\n```\nopenstack server list\nERROR\n```',
    'b',
  ])
})
