import { expect, it } from 'vitest'
import { createWorkLoop } from './work-loop.ts'

it('works one after the other, and again for what came meanwhile', async () => {
  let atWork = 0
  let rounds = 0
  const loop = createWorkLoop(async () => {
    expect(++atWork).toBe(1)
    await Promise.resolve()
    rounds++
    atWork--
  })
  loop.wake()
  loop.wake()
  loop.wake()
  await loop.resting()
  expect(rounds).toBe(2)
})

it.each(Array.from({ length: 8 }, (_, steps) => steps))('hears what is said %i steps after it began, also while it comes to rest', async (steps) => {
  let work = ['first']
  const loop = createWorkLoop(async () => {
    work = []
  })
  loop.wake()
  for (let step = 0; step < steps; step++) await Promise.resolve()
  work.push('second')
  loop.wake()
  await new Promise(setImmediate)
  expect(work).toEqual([])
})
