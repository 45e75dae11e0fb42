import { expect, it } from 'vitest'
import { secondsLeft } from './time-left.ts'

it.each([
  [{ progress: 0.2, at: 10_000 }, { progress: 0.6, at: 18_000 }, 8],
  [{ progress: 0, at: 0 }, { progress: 1, at: 5000 }, 0],
  [{ progress: 0, at: 0 }, { progress: 0.5, at: 100 }, null],
  [{ progress: 0.5, at: 0 }, { progress: 0.51, at: 60_000 }, null],
])('from %j to %j there are %s seconds left', (first, last, seconds) => {
  const left = secondsLeft(first, last)
  expect(left === null ? null : Math.round(left)).toBe(seconds)
})
