import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { freeMemory } from '@tunesmith/trainer/machine-memory'
import { startModel, type ModelProcess, type ModelSource } from '@tunesmith/trainer/worker'

/** The models that are loaded, each in a process of its own: those used last stay. */
export interface ModelPool {
  /**
   * Works with a model, which is loaded if it is not.
   *
   * @param name what messages call it
   * @throws MODEL_TOO_LARGE
   */
  use<T>(name: string, source: ModelSource, work: (model: ModelProcess) => Promise<T>): Promise<T>
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

/** Memory of a process besides the weights of its model, in bytes; measured. */
const baselineBytes = 200e6

interface Loaded {
  process: ModelProcess
  users: number
  lastUsed: number
  timer?: NodeJS.Timeout
}

export function createModelPool({ most = 3, idle = 10 * 60_000, free = freeMemory }: PoolOptions = {}): ModelPool {
  const loaded = new Map<string, Loaded>()
  let changed = Promise.withResolvers<void>()

  /** Wakes those who wait for room. */
  function announce(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  async function end(key: string, { process, timer }: Loaded): Promise<void> {
    clearTimeout(timer)
    loaded.delete(key)
    process.kill()
    await process.ended
  }

  /** Takes a model that nobody uses out of memory; false where there is none. */
  async function endUnused(): Promise<boolean> {
    const unused = [...loaded].filter(([, { users }]) => users === 0).sort(([, a], [, b]) => a.lastUsed - b.lastUsed)
    if (unused.length === 0) return false
    await end(...unused[0])
    return true
  }

  /** The model with one more user, so that nobody takes it away before it is used. */
  async function load(name: string, key: string, source: ModelSource): Promise<Loaded> {
    const neededBytes = baselineBytes + weightBytes(source)
    for (;;) {
      const known = loaded.get(key)
      if (known) {
        clearTimeout(known.timer)
        known.users++
        return known
      }
      const freeBytes = free()
      if (loaded.size < most && neededBytes <= freeBytes) break
      const { promise } = changed
      if (await endUnused()) continue
      if (loaded.size < most) fail('MODEL_TOO_LARGE', { model: name, neededBytes, freeBytes })
      await promise
    }
    const fresh: Loaded = { process: startModel(source, name), users: 1, lastUsed: 0 }
    loaded.set(key, fresh)
    void fresh.process.ended.then(() => {
      if (loaded.get(key) !== fresh) return
      clearTimeout(fresh.timer)
      loaded.delete(key)
      announce()
    })
    return fresh
  }

  return {
    async use(name, source, work) {
      const key = JSON.stringify([source.model, source.adapter, source.template])
      const model = await load(name, key, source)
      try {
        return await work(model.process)
      } finally {
        model.users--
        model.lastUsed = performance.now()
        if (model.users === 0 && loaded.get(key) === model) model.timer = setTimeout(() => void end(key, model), idle).unref()
        announce()
      }
    },
    async close() {
      await Promise.all([...loaded].map((entry) => end(...entry)))
    },
  }
}

/** Bytes of the weights, which a process maps into its memory; 0 for a folder that cannot be read, which opening will tell. */
function weightBytes({ model, adapter }: ModelSource): number {
  const folders = adapter === undefined ? [model] : [model, adapter]
  return folders.reduce((sum, folder) => sum + bytesIn(folder), 0)
}

function bytesIn(folder: string): number {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.safetensors'))
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  } catch {
    return 0
  }
}
