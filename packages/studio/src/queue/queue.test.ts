import { TunesmithError, reason } from '@tunesmith/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createQueue, type Queue, type QueueTurn, stateMachine, unlessFaster } from './index.ts'

const { asState, next } = stateMachine('a job', ['queued', 'running', 'finished', 'failed'], {
  begin: ['begun', { queued: 'running', running: 'running' }],
  finish: ['finished', { running: 'finished' }],
  fail: ['failed', { running: 'failed' }],
})

interface Job {
  id: string
  state: string
}

let queue: Queue<number, Job & { live?: number }>
afterEach(() => queue.close())

/** A queue of jobs in memory. */
function openJobs(ids: string[], work: (job: Job, turn: QueueTurn<number>) => Promise<void>) {
  const jobs = new Map<string, Job>(ids.map((id) => [id, { id, state: 'queued' }]))
  const happen = (id: string, happening: Parameters<typeof next>[0]) => unlessFaster((async () => {
    const job = jobs.get(id)!
    jobs.set(id, { id, state: next(happening, job.state, id) })
  })())
  queue = createQueue<Job, number, Job & { live?: number }>({
    mostDeaths: 2,
    next: async () => [...jobs.values()].find(({ state }) => state === 'running' || state === 'queued'),
    begin: async (id) => ((await happen(id, 'begin')) ? jobs.get(id) : undefined),
    async work(job, turn) {
      await work(job, turn)
      await happen(job.id, 'finish')
    },
    fail: ({ id }) => happen(id, 'fail'),
    show: async (id) => ({ ...jobs.get(id)!, live: queue.live(id) }),
    goesOn: ({ state }) => state === 'queued' || state === 'running',
  })
  queue.open()
  return { jobs, until: (id: string, state: string) => vi.waitFor(() => expect(jobs.get(id)!.state).toBe(state)) }
}

const died = () => new TunesmithError('BACKGROUND_DIED', { how: reason('process.on-request') })

describe('a queue', () => {
  it('works on one after the other, and again where the process died, though not for ever', async () => {
    const begun: string[] = []
    const { until } = openJobs(['mortal', 'dying', 'wrong', 'well'], async ({ id }) => {
      begun.push(id)
      if (id === 'wrong') throw new TunesmithError('DATA_EMPTY', { path: '' })
      if (id === 'dying' || (id === 'mortal' && begun.length < 3)) throw died()
    })
    await until('well', 'finished')
    await Promise.all([until('mortal', 'finished'), until('dying', 'failed'), until('wrong', 'failed')])
    expect(begun).toEqual(['mortal', 'mortal', 'mortal', 'dying', 'dying', 'dying', 'wrong', 'well'])
  })

  it('ends a turn on request, and is followed until nothing goes on by itself', async () => {
    const { until, jobs } = openJobs(['long'], (_, { signal, show }) => {
      show(1)
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    })
    const seen: unknown[] = []
    for await (const { state, live } of queue.follow('long', new AbortController().signal)) {
      seen.push([state, live])
      if (live !== 1) continue
      jobs.set('long', { id: 'long', state: 'finished' }) // as a person would
      await queue.stop('long')
    }
    await until('long', 'finished')
    expect(seen.at(-1)).toEqual(['finished', undefined])
  })

  it('leaves what was under way to the next that opens', async () => {
    const waiting = (_: Job, { signal }: QueueTurn<number>) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    const { jobs, until } = openJobs(['one'], waiting)
    await until('one', 'running')
    await queue.close()
    expect(jobs.get('one')!.state).toBe('running')
  })
})

it('what is not in the table of states cannot happen, and an unknown state is a fault', async () => {
  expect(() => next('finish', 'queued', 'The job')).toThrow(expect.objectContaining({ code: 'NOT_NOW', params: { what: 'The job', state: 'queued', wanted: 'finished' } }))
  expect(() => asState('of a newer version')).toThrow('a job has the unknown state of a newer version')
  await expect(unlessFaster(Promise.reject(new Error('the disk')))).rejects.toThrow('the disk')
})
