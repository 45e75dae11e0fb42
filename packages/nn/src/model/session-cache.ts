import type { Session } from '@tunesmith/autograd'

/** Sessions by the shape of their batches; beyond `capacity` the one not used for longest gives its memory back. */
export interface SessionCache<K> {
  get(key: K): Promise<Session>
  release(): Promise<void>
}

export function sessionCache<K>(capacity: number, create: (key: K) => Promise<Session>): SessionCache<K> {
  const sessions = new Map<string, Session>()
  return {
    async get(key) {
      const name = JSON.stringify(key)
      const session = sessions.get(name) ?? (await create(key))
      sessions.delete(name)
      sessions.set(name, session) // a Map keeps insertion order, so the oldest use comes first
      for (const [oldest, unused] of sessions) {
        if (sessions.size <= capacity) break
        sessions.delete(oldest)
        await unused.release()
      }
      return session
    },
    async release() {
      for (const session of sessions.values()) await session.release()
      sessions.clear()
    },
  }
}
