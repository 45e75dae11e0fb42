import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTinyProject } from '@tunesmith/trainer/testing/tiny-run'
import type { ModelProcess } from '@tunesmith/trainer/worker'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MessageRow } from './chat-rows.ts'
import { createModelPool, type ModelPool, type PoolOptions } from './model-pool.ts'
import { turnsFor } from './turns.ts'

let root: string
let folders: string[]
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-pool-'))
  folders = ['a', 'b', 'c'].map((name) => createTinyProject(join(root, name)).model)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let pool: ModelPool
const open = (options: PoolOptions) => (pool = createModelPool(options))
afterEach(() => pool.close())

const pidOf = (each: number, work: (model: ModelProcess) => Promise<void> = async () => {}) =>
  pool.use(`model ${each}`, { model: folders[each] }, async (model) => {
    await work(model)
    return model.pid
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
    await sleep(20)
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
    free = 1000
    await expect(pidOf(1)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE', message: expect.stringContaining('model 1 needs about') })
    free = 1e9
    expect(await pidOf(0)).not.toBe(first)
    await pidOf(0, async () => {
      free = 1000
      await expect(pidOf(1)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE' })
      expect(await pidOf(0)).toBeDefined() // which is loaded already
    })
  })

  it('are started anew after they died', async () => {
    open({})
    const first = await pidOf(0, async (model) => {
      model.kill()
      await model.ended
    })
    expect(await pidOf(0)).not.toBe(first)
  })
})

describe('what a model knows of a chat', () => {
  const message = (role: 'user' | 'assistant', content: string, model: string | null = null) => ({ role, content, model }) as MessageRow

  it('is its own answers, those of others where it gave none, and no question without an answer', () => {
    open({})
    const messages = [
      message('user', '1'), message('assistant', '1b', 'b'), message('assistant', '1a', 'a'),
      message('user', '2'), message('assistant', '2b', 'b'),
      message('user', '3'), message('assistant', '', 'a'),
      message('user', '4'),
      message('user', '5'),
    ]
    const contents = (model: string) => turnsFor(model, messages).map(({ role, content }) => `${role} ${content}`)
    expect(contents('a')).toEqual(['user 1', 'assistant 1a', 'user 2', 'assistant 2b', 'user 5'])
    expect(contents('b')).toEqual(['user 1', 'assistant 1b', 'user 2', 'assistant 2b', 'user 5'])
    expect(turnsFor('a', [message('user', 'only')])).toEqual([{ role: 'user', content: 'only' }])
  })
})
