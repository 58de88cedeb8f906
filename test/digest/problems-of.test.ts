import { expect, test } from 'vitest'
import { problemsOf } from '../../src/digest/problems-of.ts'
import { weeklyReport } from './weekly-report.ts'

test('the problem of a weekly report stands with its solution', () => {
  expect(problemsOf(weeklyReport.problems)).toEqual([
    {
      text: '报错内容\n\n```\nCommand "python setuo.py egg_info" failed with error code 1 in... \n```',
      solution: '```\n# sudo pip install --upgrade setuptools\n# ./stack.sh\n```',
    },
    {
      text: '修改yum源为国内的yum源，首先备份本地yum源：',
      solution: expect.stringMatching(/^```\n# mv [\s\S]*更新cache：\n\n```\n# yum makecache \n```$/),
    },
  ])
})

const commands = '```\n# sudo pip install --upgrade setuptools\n# ./stack.sh\n```'

test.each([
  ['- egg_info failed → upgraded setuptools', 'egg_info failed', 'upgraded setuptools'],
  ['egg_info failed => upgraded setuptools', 'egg_info failed', 'upgraded setuptools'],
  ['egg_info failed -> upgraded setuptools', 'egg_info failed', 'upgraded setuptools'],
  ['egg_info failed\nSolution: upgraded setuptools', 'egg_info failed', 'upgraded setuptools'],
  ['egg_info failed\n\n**Solution:** upgraded setuptools', 'egg_info failed', 'upgraded setuptools'],
  ['egg_info failed. Solved by upgrading setuptools', 'egg_info failed', 'upgrading setuptools'],
  ['egg_info failed (fixed by upgrading setuptools)', 'egg_info failed', 'upgrading setuptools'],
  ['egg_info failed, fix: upgrade setuptools', 'egg_info failed', 'upgrade setuptools'],
  ['pip 报错\n解决：升级 setuptools', 'pip 报错', '升级 setuptools'],
  ['pip 报错，解决方法：升级 setuptools', 'pip 报错', '升级 setuptools'],
  ['1、pip 报错\n解决办法\n升级 setuptools', 'pip 报错', '升级 setuptools'],
  ['pip 报错，已解决：升级 setuptools', 'pip 报错', '升级 setuptools'],
  ['pip 报错，升级 setuptools 后解决', 'pip 报错', '升级 setuptools 后解决'],
  ['端口冲突（已解决）', '端口冲突', '已解决'],
  [
    '- egg_info failed\n  upgraded setuptools and ran it again',
    'egg_info failed',
    'upgraded setuptools and ran it again',
  ],
  ['- egg_info failed\n  - upgraded setuptools', 'egg_info failed', '- upgraded setuptools'],
  [`egg_info failed\n\nSolution\n\n${commands}`, 'egg_info failed', commands],
])('%j is solved', (typed, text, solution) => {
  expect(problemsOf(typed)).toEqual([{ text, solution }])
})

test.each([
  ['egg_info failed'],
  ['It is still not fixed by the reboot'],
  ['虚拟机没有 IP（未解决）'],
  ['如何解决：网络不通'],
  ['We need a solution for the slow mirror'],
  ['Fixed IP is not assigned'],
  ['nova `a => b` breaks'],
  ['Command failed:\n```\nfoo -> bar\nSolution: x\n```'],
  ['- deployment fails\n  - error: 500\n  - only on compute-07'],
])('%j is not', (typed) => {
  expect(problemsOf(typed)).toEqual([{ text: expect.any(String) }])
})

test('a solution that is none leaves the problem open', () => {
  expect(problemsOf('egg_info failed\nSolution: none')).toEqual([{ text: 'egg_info failed' }])
  expect(problemsOf('安装失败\n解决方法：暂无')).toEqual([{ text: '安装失败' }])
})

test('each item or paragraph is a problem, and nothing is none', () => {
  expect(problemsOf('- a fails → b\n- c fails\n\nd fails').map(({ text }) => text)).toEqual([
    'a fails',
    'c fails',
    'd fails',
  ])
  expect(problemsOf('无')).toEqual([])
  expect(problemsOf('No problems')).toEqual([])
})

test('reading takes no longer for hostile text', () => {
  for (const unit of [' ', '(', '→', '，解决', 'not ', '\n', '- ', '```\n', '`', '[', '已解决', '#', '> ']) {
    const start = performance.now()
    problemsOf(unit.repeat(3_000))
    expect(performance.now() - start).toBeLessThan(500)
  }
})
