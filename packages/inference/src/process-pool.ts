import { freemem } from 'node:os'
import { fail } from '@tunesmith/contract'

/** A process that holds a model. */
export interface PoolProcess {
  /** Settles when it has taken the memory it needs, or cannot be used. */
  readonly ready: Promise<unknown>
  /** Settles when it is gone; never rejects. */
  readonly ended: Promise<void>
  kill(): void
}

/** A model as the pool knows it. */
export interface PoolModel<P extends PoolProcess> {
  /** The same for the same model. */
  key: string
  /** What messages call it. */
  name: string
  /** Memory it takes, in bytes. */
  bytes: number
  start(): P
}

/** A model that is loaded now. */
export interface LoadedProcess {
  key: string
  name: string
  bytes: number
  /** Requests that are worked on. */
  users: number
}

/** The models that are loaded, each in a process of its own: those used last stay, one that died is started anew. */
export interface ProcessPool {
  /**
   * Works with a model, which is loaded if it is not. It takes the place of those that nobody uses, and waits while as many
   * as may be loaded are in use.
   * @throws MODEL_TOO_LARGE where those in use leave too little memory
   */
  use<P extends PoolProcess, T>(model: PoolModel<P>, work: (process: P) => Promise<T>): Promise<T>
  loaded(): LoadedProcess[]
  /** Takes a model out of memory as soon as nobody uses it. */
  unload(key: string): Promise<void>
  close(): Promise<void>
}

export interface PoolOptions {
  /** Models loaded at the same time, at most. */
  most?: number
  /** Milliseconds after which a model that nobody uses gives its memory back. */
  idle?: number
  /** Bytes of memory that can be used. */
  free?: () => number
}

interface Loaded {
  model: PoolModel<PoolProcess>
  process: PoolProcess
  users: number
  lastUsed: number
  timer?: NodeJS.Timeout
}

export function createProcessPool({ most = 3, idle = 10 * 60_000, free = freemem }: PoolOptions = {}): ProcessPool {
  const loaded = new Map<string, Loaded>()
  /** Processes that were told to end and still have their memory. */
  const ending = new Set<Promise<void>>()
  /** Processes that have yet to take their memory, and how much that is in bytes: others must not count on it. */
  const starting = new Map<Promise<void>, number>()
  let changed = Promise.withResolvers<void>()

  /** Wakes those who wait for room. */
  function announce(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  async function end({ model: { key }, process, timer }: Loaded): Promise<void> {
    clearTimeout(timer)
    loaded.delete(key)
    process.kill()
    const gone = process.ended.then(() => void ending.delete(gone))
    ending.add(gone)
    await gone
  }

  /** Takes a model that nobody uses out of memory; false where there is none. */
  async function endUnused(): Promise<boolean> {
    const unused = [...loaded.values()].filter(({ users }) => users === 0).sort((a, b) => a.lastUsed - b.lastUsed)
    if (unused.length === 0) return false
    await end(unused[0])
    return true
  }

  /** The model with one more user, so that nobody takes it away before it is used. */
  async function load(model: PoolModel<PoolProcess>): Promise<Loaded> {
    const { key, name, bytes: neededBytes } = model
    for (;;) {
      const known = loaded.get(key)
      if (known) {
        clearTimeout(known.timer)
        known.users++
        return known
      }
      const freeBytes = free()
      const reservedBytes = [...starting.values()].reduce((sum, bytes) => sum + bytes, 0)
      const mayFit = loaded.size < most && neededBytes <= freeBytes
      if (mayFit && neededBytes <= freeBytes - reservedBytes) break
      if (mayFit) {
        await Promise.race(starting.keys()) // what they have taken by now is no longer free, and reserved all the same
        continue
      }
      const { promise } = changed
      if (await endUnused()) continue
      if (ending.size > 0) {
        await Promise.race(ending)
        continue
      }
      if (loaded.size < most) fail('MODEL_TOO_LARGE', { model: name, neededBytes, freeBytes })
      await promise
    }
    const fresh: Loaded = { model, process: model.start(), users: 1, lastUsed: 0 }
    loaded.set(key, fresh)
    const taken: Promise<void> = Promise.resolve(fresh.process.ready).catch(() => {}).then(() => void starting.delete(taken))
    starting.set(taken, neededBytes)
    void fresh.process.ended.then(() => {
      if (loaded.get(key) !== fresh) return
      clearTimeout(fresh.timer)
      loaded.delete(key)
      announce()
    })
    return fresh
  }

  function release(model: Loaded): void {
    model.users--
    model.lastUsed = performance.now()
    if (model.users === 0 && loaded.get(model.model.key) === model) model.timer = setTimeout(() => void end(model), idle).unref()
    announce()
  }

  return {
    async use<P extends PoolProcess, T>(model: PoolModel<P>, work: (process: P) => Promise<T>): Promise<T> {
      const found = await load(model)
      try {
        return await work(found.process as P) // the same key means the same kind of process
      } finally {
        release(found)
      }
    },
    loaded: () => [...loaded.values()].map(({ model: { key, name, bytes }, users }) => ({ key, name, bytes, users })),
    async unload(key) {
      for (let found = loaded.get(key); found !== undefined; found = loaded.get(key)) {
        if (found.users === 0) return end(found)
        await changed.promise
      }
    },
    async close() {
      await Promise.all([...loaded.values()].map(end))
    },
  }
}
