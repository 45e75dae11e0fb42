import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSteps, type Walker } from './in-step.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** Asks for a token again and again, which takes `milliseconds` each; when each was asked for. */
function walk(walker: Walker, milliseconds: number, tokens: number): number[] {
  const asked: number[] = []
  void (async () => {
    for (let token = 0; token < tokens; token++) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await walker.next()
      asked.push(performance.now())
    }
    walker.leave()
  })()
  return asked
}

it('lets a text that is written alone go on at once', async () => {
  const asked = walk(createSteps().enter(), 10, 3)
  await after(30)
  expect(asked).toHaveLength(3)
})

it('brings texts that began apart into step, and keeps them there', async () => {
  const steps = createSteps()
  const first = walk(steps.enter(), 10, 8)
  await after(6)
  const second = walk(steps.enter(), 10, 8)
  await after(200)
  expect(first).toHaveLength(8)
  expect(first.slice(1, 7)).toEqual(second.slice(1, 7))
})

it('waits for a slow one no longer than a step and a half', async () => {
  const steps = createSteps()
  const quick = walk(steps.enter(), 10, 10)
  const slow = walk(steps.enter(), 1000, 1)
  await after(10 * (10 + 15))
  expect(quick).toHaveLength(10)
  await after(1000)
  expect(slow).toHaveLength(1)
})

it('waits for nobody who has left', async () => {
  const steps = createSteps()
  const gone = steps.enter()
  const asked = walk(steps.enter(), 10, 2)
  await after(12)
  gone.leave()
  await after(10)
  expect(asked).toHaveLength(2)
})
