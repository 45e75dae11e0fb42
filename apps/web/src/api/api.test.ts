import { QueryClient } from '@tanstack/react-query'
import { operationTable, type Run } from '@tunesmith/contract'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { inBatches } from './batch.ts'
import { keyOf } from './key.ts'
import { nounOf, nounsChangedBy } from './names.ts'
import { fileAddress, noteAct } from './use-operation.ts'

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function* numbers(count: number, everyMs: number) {
  for (let n = 1; n <= count; n += 1) {
    await wait(everyMs)
    yield n
  }
}

describe('batches', () => {
  it('lose nothing, keep the order, begin at once and come at most once an interval', async () => {
    vi.useFakeTimers() // how long a busy machine takes must not count
    onTestFinished(() => void vi.useRealTimers())
    const batches: { items: number[]; time: number }[] = []
    const began = performance.now()
    const all = inBatches(numbers(40, 5), 60, (items) => batches.push({ items, time: performance.now() }))
    await vi.advanceTimersByTimeAsync(1000)
    await all
    expect(batches.flatMap(({ items }) => items)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    expect(batches[0].items).toEqual([1])
    expect(batches[0].time - began).toBeLessThan(50)
    const between = batches.slice(1, -1).map(({ time }, index) => time - batches[index].time)
    for (const gap of between) expect(gap).toBeGreaterThan(50)
  })

  it('hand on what waited when the stream breaks', async () => {
    const batches: number[][] = []
    async function* breaking() {
      yield* [1, 2, 3]
      throw new Error('broken')
    }
    await expect(inBatches(breaking(), 1000, (items) => batches.push(items))).rejects.toThrow('broken')
    expect(batches).toEqual([[1], [2, 3]])
  })
})

describe('what an act changes', () => {
  it('is known by the noun of its path', () => {
    const ofPages = Object.entries(operationTable).filter(([, { path }]) => path.startsWith('/api/')) // the pages call nothing else
    for (const [name, { path }] of ofPages) {
      expect(path.startsWith(`/api/${nounOf(name as keyof typeof operationTable)}`)).toBe(true)
    }
    expect(nounsChangedBy('startRun')).toContain('projects')
  })

  it('is shown at once where its answer is the thing itself, and read again elsewhere', () => {
    const queries = new QueryClient()
    const run = { id: 'run_0123456789ab', state: 'paused' } as Run
    queries.setQueryData(keyOf('listRuns', { limit: 5 }), { items: [], total: 0 })
    queries.setQueryData(keyOf('listDatasets', {}), { items: [], total: 0 })
    noteAct(queries, 'pauseRun', { runId: run.id }, run)
    expect(queries.getQueryData(keyOf('getRun', { runId: run.id }))).toBe(run)
    expect(queries.getQueryState(keyOf('listRuns', { limit: 5 }))?.isInvalidated).toBe(true)
    expect(queries.getQueryState(keyOf('listDatasets', {}))?.isInvalidated).toBe(false)
  })

  it('shows a new thing under its own identifier', () => {
    const queries = new QueryClient()
    const project = { id: 'project_0123456789ab', name: 'Policies' } as never
    noteAct(queries, 'createProject', {}, project)
    expect(queries.getQueryData(keyOf('getProject', { projectId: 'project_0123456789ab' }))).toBe(project)
  })

  it('leaves nothing of one person to the next', () => {
    const queries = new QueryClient()
    queries.setQueryData(keyOf('listRuns', {}), { items: [], total: 0 })
    noteAct(queries, 'signOut', {}, { user: null, needsOwner: false })
    expect(queries.getQueryData(keyOf('getSession'))).toEqual({ user: null, needsOwner: false })
    expect(queries.getQueryData(keyOf('listRuns', {}))).toBeUndefined()
  })
})

it('files have an address for a download link', () => {
  expect(fileAddress('downloadRunResult', { runId: 'run_0123456789ab' })).toBe('/api/runs/run_0123456789ab/result')
})
