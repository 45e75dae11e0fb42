import { compile, createSession, input, square, type Session } from '@tunesmith/autograd'
import { describe, expect, it } from 'vitest'
import { sessionCache } from './session-cache.ts'

/** A cache of sessions that square vectors of a length; `counts` follows how many there are. */
function squares(capacity: number) {
  const counts = { made: 0, alive: 0, mostAlive: 0 }
  const cache = sessionCache(capacity, async (length: number): Promise<Session> => {
    if (length > 5) throw new Error('too long')
    counts.made++
    counts.mostAlive = Math.max(counts.mostAlive, ++counts.alive)
    const session = await createSession(compile({ y: square(input('x', [length])) }), { threads: 1 })
    const release = () => {
      counts.alive--
      return session.release()
    }
    return { ...session, release }
  })
  return { cache, counts }
}

describe('a session cache', () => {
  it('keeps the sessions used last, and never holds more than its capacity, not even while making one', async () => {
    const { cache, counts } = squares(2)
    for (const length of [1, 2, 1, 3, 1]) {
      const { y } = await (await cache.get(length)).run({ x: new Float32Array(length).fill(3) })
      expect(y).toEqual(new Float32Array(length).fill(9))
    }
    expect(counts).toEqual({ made: 3, alive: 2, mostAlive: 2 })
    await cache.release()
    expect(counts.alive).toBe(0)
  })

  it('makes one session for all who ask at once', async () => {
    const { cache, counts } = squares(2)
    const [first, second] = await Promise.all([cache.get(4), cache.get(4)])
    expect(second).toBe(first)
    await cache.release()
    expect(counts).toMatchObject({ made: 1, alive: 0 })
  })

  it('lets a session that could not be made be asked for again', async () => {
    const { cache, counts } = squares(1)
    await expect(cache.get(6)).rejects.toThrow('too long')
    await expect(cache.get(6)).rejects.toThrow('too long')
    await cache.get(5)
    await cache.release()
    expect(counts).toMatchObject({ made: 1, alive: 0 })
  })
})
