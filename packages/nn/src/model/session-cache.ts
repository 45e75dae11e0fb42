import type { Session } from '@tunesmith/autograd'

/** At most `capacity` sessions by the shape of their batches; the one not used for longest makes room for a new one. */
export interface SessionCache<K> {
  get(key: K): Promise<Session>
  release(): Promise<void>
}

/** @param create makes the session for a shape; called again where it failed */
export function sessionCache<K>(capacity: number, create: (key: K) => Promise<Session>): SessionCache<K> {
  // promises, so that all who ask while a session is being made get the same one
  const sessions = new Map<string, Promise<Session>>()
  /** Gives back what was used first, until `count` sessions are left. */
  const shrinkTo = async (count: number): Promise<void> => {
    const oldest = [...sessions].slice(0, Math.max(0, sessions.size - count))
    for (const [name] of oldest) sessions.delete(name)
    for (const [, session] of oldest) await session.then((made) => made.release(), () => undefined)
  }
  return {
    async get(key) {
      const name = JSON.stringify(key)
      const session = sessions.get(name) ?? shrinkTo(capacity - 1).then(() => create(key))
      sessions.delete(name)
      sessions.set(name, session) // a Map keeps insertion order, so the oldest use comes first
      return session.catch((error: unknown) => {
        if (sessions.get(name) === session) sessions.delete(name)
        throw error
      })
    },
    release: () => shrinkTo(0),
  }
}
