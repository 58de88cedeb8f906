import { expect, test } from 'vitest'
import { openInOrder } from '../../src/chat/in-order.ts'

test('what came first under a name is done first; another name waits for nobody, and a failure stops nothing', async () => {
  const inOrder = openInOrder()
  const done: string[] = []
  let release = () => {}
  const slow = new Promise<void>((resolve) => (release = resolve))
  const first = inOrder('a', async () => {
    await slow
    throw new Error('out of luck')
  })
  const second = inOrder('a', async () => void done.push('second'))
  await inOrder('b', async () => void done.push('other'))
  release()
  await expect(first).rejects.toThrow('out of luck')
  await second
  expect(done).toEqual(['other', 'second'])
})
