import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createProcessPool, type PoolModel, type PoolOptions, type PoolProcess, type ProcessPool } from './process-pool.ts'

interface Sleeper extends PoolProcess {
  pid: number
}

/** A process that holds nothing, but dies like one that does. */
function startSleeper(): Sleeper {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  return { pid: child.pid!, ready: Promise.resolve(), ended: once(child, 'close').then(() => {}), kill: () => void child.kill('SIGKILL') }
}

const sleeper = (each: number): PoolModel<Sleeper> => ({ key: String(each), name: `model ${each}`, bytes: 1000, start: startSleeper })

let pool: ProcessPool
const open = (options: PoolOptions) => (pool = createProcessPool(options))
afterEach(() => pool.close())

const pidOf = (each: number, work: (process: Sleeper) => Promise<void> = async () => {}) =>
  pool.use(sleeper(each), async (process) => {
    await work(process)
    return process.pid
  })

describe('loaded models', () => {
  it('stay for the next question, until others are used more', async () => {
    open({ most: 2 })
    const first = await pidOf(0)
    expect(await pidOf(0)).toBe(first)
    const second = await pidOf(1)
    expect(await pidOf(0)).toBe(first)
    await pidOf(2) // takes the place of the second
    expect(await pidOf(0)).toBe(first)
    expect(await pidOf(1)).not.toBe(second)
  })

  it('give their memory back when nobody has used them for a while', async () => {
    open({ idle: 50 })
    const first = await pidOf(0, () => sleep(150))
    expect(await pidOf(0)).toBe(first)
    await sleep(200)
    expect(await pidOf(0)).not.toBe(first)
  })

  it('make others wait while they are in use', async () => {
    open({ most: 1 })
    const order: string[] = []
    const first = pidOf(0, async () => {
      await sleep(100)
      order.push('first is done')
    })
    const second = pidOf(1, async () => void order.push('second begins'))
    await Promise.all([first, second])
    expect(order).toEqual(['first is done', 'second begins'])
  })

  it('make room for one that would not fit beside them; one that does not fit at all is refused', async () => {
    let free = 1e9
    open({ free: () => free })
    const first = await pidOf(0)
    free = 100
    await expect(pidOf(1)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE', message: expect.stringContaining('model 1 needs about') })
    free = 1e9
    expect(await pidOf(0)).not.toBe(first)
    await pidOf(0, async () => {
      free = 100
      await expect(pidOf(1)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE' })
      expect(await pidOf(0)).toBeDefined() // which is loaded already
    })
  })

  it('are not refused for the memory of one that is just ending', async () => {
    let free = 1e9
    open({ free: () => free })
    const leaving: PoolModel<Sleeper> = {
      ...sleeper(0),
      start() {
        const process = startSleeper()
        free = 100
        return { ...process, ended: process.ended.then(() => void (free = 1e9)) }
      },
    }
    await pool.use(leaving, async () => {})
    expect(await Promise.all([pidOf(1), pidOf(2)])).toEqual([expect.any(Number), expect.any(Number)])
  })

  it('that start at once do not count on the same memory', async () => {
    let free = 3000
    open({ free: () => free })
    const loading = Promise.withResolvers<void>()
    const [inUse, began] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = (each: number): PoolModel<Sleeper> => ({ ...sleeper(each), start: () => ({ ...startSleeper(), ready: loading.promise }) })
    const users = [0, 1].map((each) => pool.use(slow(each), () => {
      if (each === 1) began.resolve()
      return inUse.promise
    }))
    await began.promise
    free = 2500 // one of them has taken half of what it will
    const third = pidOf(2)
    const tooMuch = pool.use({ ...sleeper(3), bytes: 2600 }, async () => {})
    await expect(tooMuch).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE' })
    expect(pool.loaded()).toHaveLength(2)
    free = 1000
    loading.resolve()
    expect(await third).toEqual(expect.any(Number))
    inUse.resolve()
    await Promise.all(users)
  })

  it('are started anew after they died', async () => {
    open({})
    const first = await pidOf(0, async (process) => {
      process.kill()
      await process.ended
    })
    expect(pool.loaded()).toEqual([])
    expect(await pidOf(0)).not.toBe(first)
  })

  it('are told, and unloaded on request as soon as nobody uses them', async () => {
    open({})
    let unloading: Promise<void> | undefined
    const first = await pidOf(0, async () => {
      expect(pool.loaded()).toEqual([{ key: '0', name: 'model 0', bytes: 1000, users: 1 }])
      unloading = pool.unload('0')
      await sleep(50)
      expect(pool.loaded()).toHaveLength(1)
    })
    await unloading
    expect(pool.loaded()).toEqual([])
    expect(await pidOf(0)).not.toBe(first)
  })
})
