import { fail } from '@tunesmith/contract'

/** Failed attempts in a row after which one has to wait; several people can share an address. */
const FREE = { address: 20, email: 5 }
const LONGEST_WAIT = 15 * 60_000
/** After this long without an attempt, everything is forgiven. */
const FORGIVEN = 60 * 60_000
/** Names remembered at once; the ones tried longest ago are forgotten first. */
const REMEMBERED = 10_000

/** Times are milliseconds since 1970. */
interface Failures {
  count: number
  last: number
  waitUntil: number
}

const none: Failures = { count: 0, last: 0, waitUntil: 0 }

/** Slows guessing down, for each network address and each email: the wait doubles with every failure. */
export interface Attempts {
  /**
   * Counts an attempt as failed until it has succeeded, so that many at once gain nothing.
   * @throws TOO_MANY_ATTEMPTS
   */
  begin(address: string | null, email?: string): void
  /** It was right: the failures with this email are forgotten; of the address, only this attempt is. */
  succeed(address: string | null, email?: string): void
}

export function createAttempts(now: () => Date): Attempts {
  const failures = new Map<string, Failures>()

  function failuresOf(name: string): Failures {
    const known = failures.get(name)
    return known && known.last + FORGIVEN > now().getTime() ? known : none
  }

  function remember(name: string, found: Failures): void {
    failures.delete(name) // the one tried last stands last
    failures.set(name, found)
    if (failures.size > REMEMBERED) failures.delete(failures.keys().next().value as string)
  }

  function countFailure(name: string, free: number): void {
    const last = now().getTime()
    const count = failuresOf(name).count + 1
    const wait = count < free ? 0 : Math.min(1000 * 2 ** (count - free), LONGEST_WAIT)
    remember(name, { count, last, waitUntil: last + wait })
  }

  return {
    begin(address, email) {
      const names = [
        ...(address === null ? [] : [{ name: addressName(address), free: FREE.address }]),
        ...(email === undefined ? [] : [{ name: emailName(email), free: FREE.email }]),
      ]
      const wait = Math.max(0, ...names.map(({ name }) => failuresOf(name).waitUntil - now().getTime()))
      if (wait > 0) fail('TOO_MANY_ATTEMPTS', { seconds: Math.ceil(wait / 1000) })
      for (const { name, free } of names) countFailure(name, free)
    },
    succeed(address, email) {
      if (email !== undefined) failures.delete(emailName(email))
      if (address === null) return
      const before = failuresOf(addressName(address))
      remember(addressName(address), { ...before, count: Math.max(0, before.count - 1), waitUntil: 0 })
    },
  }
}

const addressName = (address: string) => `address ${address}`
const emailName = (email: string) => `email ${email.toLowerCase()}`
