import { expect, it } from 'vitest'
import { addPerson } from './index.ts'
import { createAttempts } from './attempts.ts'
import { openTestAccounts } from '../../testing/accounts.ts'

function attemptsWithClock() {
  let time = Date.parse('2030-01-01T00:00:00Z')
  const attempts = createAttempts(() => new Date(time))
  return { attempts, wait: (seconds: number) => (time += seconds * 1000) }
}

/** Seconds that whoever tries now has to wait. */
function secondsToWait(attempt: () => void): number {
  try {
    attempt()
    return 0
  } catch (error) {
    return (error as { params: { seconds: number } }).params.seconds
  }
}

it('lets five attempts with an email fail, then doubles the wait each time, to a quarter of an hour', () => {
  const { attempts, wait } = attemptsWithClock()
  const guess = () => attempts.begin(null, 'ada@example.org')
  const waits: number[] = []
  for (let round = 0; round < 17; round++) {
    const seconds = secondsToWait(guess)
    waits.push(seconds)
    if (seconds > 0) {
      wait(seconds)
      guess()
    }
  }
  expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
})

it('counts emails in any case as the same, and others apart', () => {
  const { attempts } = attemptsWithClock()
  for (let round = 0; round < 5; round++) attempts.begin(null, round % 2 ? 'ADA@example.org' : 'ada@example.org')
  expect(() => attempts.begin(null, 'Ada@example.org')).toThrow(expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS' }))
  attempts.begin(null, 'bob@example.org')
})

it('lets an address fail twenty times, with whatever emails', () => {
  const { attempts } = attemptsWithClock()
  for (let round = 0; round < 20; round++) attempts.begin('192.0.2.1', `person${round}@example.org`)
  expect(secondsToWait(() => attempts.begin('192.0.2.1', 'another@example.org'))).toBe(1)
  attempts.begin('192.0.2.2', 'another@example.org')
})

it('never makes people wait who know their passwords, however many share an address', () => {
  const { attempts } = attemptsWithClock()
  for (let round = 0; round < 100; round++) {
    attempts.begin('192.0.2.1', 'ada@example.org')
    attempts.succeed('192.0.2.1', 'ada@example.org')
  }
  expect(secondsToWait(() => attempts.begin('192.0.2.1', 'ada@example.org'))).toBe(0)
})

it('forgives after an hour without attempts', () => {
  const { attempts, wait } = attemptsWithClock()
  for (let round = 0; round < 5; round++) attempts.begin(null, 'ada@example.org')
  wait(3600)
  for (let round = 0; round < 4; round++) attempts.begin(null, 'ada@example.org')
})

it('keeps the right password out as well while one has to wait, also for many requests at once', async () => {
  const studio = await openTestAccounts()
  try {
    const credentials = { email: 'ada@example.org', password: 'correct horse' }
    await addPerson(studio.accounts, { ...credentials, name: 'Ada', role: 'viewer' })
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, (_, guess) => studio.browser('192.0.2.1').call('signIn', { ...credentials, password: `guess ${guess}` })),
    )
    const codes = guesses.map((guess) => (guess as PromiseRejectedResult).reason.code as string)
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG')).toHaveLength(5)
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(7)
    await expect(studio.browser().call('signIn', credentials)).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    studio.wait(2)
    expect((await studio.browser().call('signIn', credentials)).user?.name).toBe('Ada')
  } finally {
    await studio.close()
  }
})

it('slows the guessing of links down', async () => {
  const studio = await openTestAccounts()
  try {
    const guess = () => studio.browser('192.0.2.1').call('useLink', { token: 'x'.repeat(43) })
    for (let round = 0; round < 20; round++) await expect(guess()).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  } finally {
    await studio.close()
  }
})
