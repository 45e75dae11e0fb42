import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { startProcess, type TaskProcess } from './index.ts'
import type { FixtureTasks } from './tasks.fixture.ts'

const program = join(import.meta.dirname, 'tasks.fixture.ts')
const started: TaskProcess<FixtureTasks>[] = []
function start(...words: string[]): TaskProcess<FixtureTasks> {
  const process = startProcess<FixtureTasks>(program, { words, died: (how) => new TunesmithError('BACKGROUND_DIED', { how }) })
  started.push(process)
  return process
}
const shared = start()
afterAll(async () => {
  for (const process of started) process.kill()
  await Promise.all(started.map(({ ended }) => ended))
})

/** A task that waits to be given up; settles when it has begun. */
async function waitIn(process: TaskProcess<FixtureTasks>, gives: string | null) {
  const giveUp = new AbortController()
  const began = Promise.withResolvers<void>()
  const answer = process.ask('wait', { gives }, { onNews: () => began.resolve(), signal: giveUp.signal })
  answer.catch(began.reject)
  await began.promise
  return { giveUp, answer }
}

const dead = (how: string) => expect.objectContaining({ code: 'BACKGROUND_DIED', message: expect.stringContaining(how) })

describe('tasks', () => {
  it('are done several at a time, each with its own news and answer', async () => {
    const heard: number[][] = [[], []]
    const ask = (to: number, index: number) => shared.ask('count', to, { onNews: (news) => heard[index].push(news) })
    expect(await Promise.all([ask(3, 0), ask(2, 1), shared.ask('echo', new Map([['__proto__', 1]]))])).toEqual([3, 2, new Map([['__proto__', 1]])])
    expect(heard).toEqual([[1, 2, 3], [1, 2]])
  })

  it('throw what they throw, with where it was', async () => {
    await expect(shared.ask('refuse', null as never)).rejects.toMatchObject({ code: 'FILE_MISSING', params: { path: '/nowhere' } })
    const cause = { stack: expect.stringContaining('tasks.fixture') }
    await expect(shared.ask('fault', null as never)).rejects.toMatchObject({ code: 'INTERNAL', params: { detail: 'a fault' }, cause })
  })

  it.each(['giveFunction', 'tellFunction', 'throwUnsayable', 'throwNothing'] as const)('fail where they have what cannot travel: %s', async (task) => {
    await expect(shared.ask(task, null as never)).rejects.toMatchObject({ code: 'INTERNAL' })
    await expect(shared.ask('echo', () => {})).rejects.toThrow(/could not be cloned/)
    expect(await shared.ask('echo', task)).toBe(task)
  })

  it('that are given up give what there is, or the reason why they were', async () => {
    const [some, none] = [await waitIn(shared, 'what there is'), await waitIn(shared, null)]
    for (const { giveUp } of [some, none]) giveUp.abort(new Error('enough'))
    expect(await some.answer).toBe('what there is')
    await expect(none.answer).rejects.toThrow('enough')
    await expect(shared.ask('echo', 1, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before')
  })

  it('are given up where whoever hears of them fails', async () => {
    const failing = () => {
      throw new Error('nobody listens')
    }
    await expect(shared.ask('wait', { gives: '' }, { onNews: failing })).rejects.toThrow('nobody listens')
    expect(await shared.ask('echo', 'still there')).toBe('still there')
  })
})

describe('a process', () => {
  it('that is still making ready lets tasks wait, and hears of those given up', async () => {
    const slow = start('slow')
    const leaving = new AbortController()
    const early = slow.ask('wait', { gives: 'nothing yet' }, { signal: leaving.signal, onNews: () => expect.unreachable() })
    leaving.abort()
    expect(await Promise.all([early, slow.ask('echo', 1)])).toEqual(['nothing yet', 1])
  })

  it('that cannot make ready tells everybody why, and is gone', async () => {
    const failing = start('fails')
    await expect(Promise.all([failing.ask('echo', 1), failing.ask('echo', 2)])).rejects.toMatchObject({ code: 'MODEL_FOLDER_MISSING' })
    await failing.ended
    await expect(failing.ask('echo', 3)).rejects.toMatchObject({ code: 'MODEL_FOLDER_MISSING' })
  })

  it('that is killed while it makes ready says so', async () => {
    const slow = start('slow')
    const asked = slow.ask('echo', 1)
    slow.kill()
    await expect(asked).rejects.toThrow(dead('was ended by the signal SIGKILL'))
  })

  it.each([
    ['SIGKILL', 'was ended by the signal SIGKILL'], ['SIGSEGV', 'crashed inside a native library'], [undefined, 'ended with status 7'],
  ] as const)('that dies (%s) in the middle of tasks fails them all, with what it printed last', async (signal, how) => {
    const dying = start()
    const { answer } = await waitIn(dying, '')
    const last = dying.ask('die', { words: 'my last words', signal })
    await Promise.all([answer, last].map((each) => expect(each).rejects.toThrow(dead(how))))
    await expect(last).rejects.toMatchObject({ cause: expect.stringContaining('my last words') })
    await dying.ended
    expect(dying.isOver).toBe(true)
    await expect(dying.ask('echo', 1)).rejects.toThrow(dead(how))
    dying.kill() // changes nothing
  })

  it('that runs out of memory is said to have', async () => {
    const dying = start()
    await expect(dying.ask('die', { words: 'FATAL ERROR: JavaScript heap out of memory', signal: 'SIGABRT' })).rejects.toThrow(dead('ran out of memory'))
  })

  it('that cannot be started at all ends like one that died', async () => {
    const none = startProcess<FixtureTasks>(join(import.meta.dirname, 'missing.ts'), { died: (how) => new TunesmithError('BACKGROUND_DIED', { how }) })
    await expect(none.ask('echo', 1)).rejects.toThrow(dead('ended with status 1'))
  })

  it.each(['busy', 'at rest'])('%s ends with the one that started it, which need not wait for it', async (state) => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'parent.fixture.ts'), state], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    if (state === 'busy') parent.kill('SIGKILL')
    const [status] = (await once(parent, 'exit')) as [number | null]
    expect(status).toBe(state === 'busy' ? null : 0)
    await vi.waitFor(() => expect(() => process.kill(Number(said), 0)).toThrow('ESRCH'), { timeout: 20_000 })
  })
})
