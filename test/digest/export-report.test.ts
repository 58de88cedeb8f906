import { expect, test } from 'vitest'
import { exportReport, exportWeek } from '../../src/digest/export-report.ts'
import { facts, report } from './a-week.ts'

const parts = { plan: '- 学习', done: '- 安装\n- 部署', problems: 'pip 报错\n解决：升级\n```\nsudo pip', next: '继续' }

test('a report is exported in the weekly report’s own form, in its writer’s language', () => {
  expect(exportReport(report('小李', parts, { lang: 'zh' }))).toBe(
    [
      '# 周报：小李，2026年11月16日—22日',
      '## 一、本周具体工作计划',
      '- 学习',
      '## 二、本周主要工作内容',
      '### 1. 已经完成工作',
      '- 安装\n- 部署',
      '### 2. 未完成工作',
      '无',
      '### 3. 问题与困难',
      'pip 报错\n解决：升级\n```\nsudo pip\n```',
      '## 三、下周工作计划',
      '继续',
      '## 四、建议与意见（如有）',
      '无\n',
    ].join('\n\n'),
  )
})

test('a week holds the reports of all, each a level deeper, in the language asked for', () => {
  const week = facts({ reports: [report('bob', { done: '## mine\n===' }), report('alice', parts)] })
  const text = exportWeek(week, 'en')
  expect(text.match(/^#.*/gm)).toEqual([
    '# Weekly reports, 16–22 Nov 2026',
    ...['alice', 'bob'].flatMap((name) => [
      `## ${name}`,
      "### 1. This week's plan",
      "### 2. This week's work",
      '#### 1. Done',
      '#### 2. Not done',
      '#### 3. Problems and their solutions',
      "### 3. Next week's plan",
      '### 4. Suggestions (if any)',
    ]),
  ])
  expect(text).toContain('\\## mine\n\\===')
})
