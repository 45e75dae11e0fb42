import { expect, it } from 'vitest'
import { createEventQueue } from './event-queue.ts'

it('gives what comes before and while it is read, and then what went wrong', async () => {
  const queue = createEventQueue<number>()
  queue.push(1)
  const seen: number[] = []
  let left = 0
  await expect(async () => {
    for await (const event of queue.read(() => left++)) {
      seen.push(event)
      if (event === 1) queue.push(2)
      else queue.fail(new Error('broken'))
    }
  }).rejects.toThrow('broken')
  expect([seen, left]).toEqual([[1, 2], 1])
})

it('holds no more than it may for a reader that stands still, and tells whoever makes the events', async () => {
  const queue = createEventQueue<number>(3)
  let left = 0
  const events = queue.read(() => left++)
  queue.push(0)
  expect(await events.next()).toEqual({ value: 0, done: false })
  for (const event of [1, 2, 3]) queue.push(event)
  expect(left).toBe(0)
  queue.push(4)
  expect(left).toBe(1)
  queue.push(5)
  queue.end()
  await expect(events.next()).rejects.toMatchObject({ code: 'READER_TOO_SLOW', params: { events: 3 } })
})
