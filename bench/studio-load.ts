import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Client } from '@tunesmith/contract/client'
import { describeMachine } from './measure/machine.ts'
import { busyShareSince } from './measure/processor-time.ts'
import { quantile } from './measure/statistics.ts'
import { markdownTable, megabytes, milliseconds, percent } from './measure/table.ts'
import { openStudio, type StudioProcess } from './studio/studio-process.ts'

/*
 * The studio under the load of a busy office: listeners to the events of a training that is under way, and people who look
 * at its pages. The studio is a process of its own and trains meanwhile, on the same processors as everything else.
 */

const { values: options } = parseArgs({
  options: {
    listeners: { type: 'string', default: '50' },
    rate: { type: 'string', default: '200' }, // reads a second
    seconds: { type: 'string', default: '600' },
    idle: { type: 'boolean', default: false }, // with a training that is paused
  },
})

/** Answers slower than this count as failed, in milliseconds. */
const patience = 10_000
/** When memory is looked at first, as a share of the whole: after everything has been loaded and compiled. */
const settled = 0.1

async function main(): Promise<void> {
  const [listeners, rate, seconds] = [Number(options.listeners), Number(options.rate), Number(options.seconds)]
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-load-'))
  const studio = await openStudio(folder)
  try {
    const runId = await startRun(studio.client)
    console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
    console.log(`${listeners} listeners, ${rate} reads a second, ${seconds} s\n`)
    const busy = busyShareSince()
    const heard = listenTo(studio, runId, listeners)
    const reading = await readFor(studio, runId, rate, seconds)
    const events = heard.end()
    const { took, failed, first, last, processorShare } = reading
    console.log(markdownTable(['reads', 'failed', 'p50', 'p95', 'p99', 'slowest', 'events', 'lines broken', 'processor', 'busy'], [[
      String(took.length), String(failed), ...[0.5, 0.95, 0.99, 1].map((share) => milliseconds(quantile(took, share))),
      String(events), String(heard.broken()), percent(processorShare), percent(busy()),
    ]]))
    console.log(`\n${markdownTable(['memory of the studio', 'heap', 'resident'], [
      [`after ${(settled * seconds).toFixed(0)} s`, megabytes(first.heapBytes), megabytes(first.residentBytes)],
      ['at the end', megabytes(last.heapBytes), megabytes(last.residentBytes)],
    ])}`)
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** A training of the example that takes long enough; with `--idle` one that is paused at once. */
async function startRun(client: Client): Promise<string> {
  const { id: datasetId } = await client.createDatasetFromExample({ example: 'policy-chatbot' })
  const answers = { goal: 'answer', domain: 'general', language: 'en', datasetId, model: 'tunesmith-base-10m', effort: 'thorough' } as const
  const { id: projectId } = await client.createProject({ answers })
  const { id: runId } = await client.startRun({ projectId })
  while ((await client.getRun({ runId })).step < 3) await setTimeout(500)
  if (options.idle) {
    await client.pauseRun({ runId })
    while ((await client.getRun({ runId })).state !== 'paused') await setTimeout(500)
  }
  return runId
}

/** Listens to the events of a run from the beginning, many times over. */
function listenTo(studio: StudioProcess, runId: string, listeners: number) {
  const leaving = new AbortController()
  let [events, broken] = [0, 0]
  const listen = async () => {
    for await (const _ of studio.client.streamRunEvents({ runId }, { signal: leaving.signal })) events++
  }
  for (let each = 0; each < listeners; each++) void listen().catch(() => leaving.signal.aborted || broken++)
  return {
    broken: () => broken,
    end() {
      leaving.abort()
      return events
    },
  }
}

/** What pages ask for when they are opened. */
const reads: readonly ((client: Client, runId: string) => Promise<unknown>)[] = [
  (client) => client.listRuns(),
  (client, runId) => client.getRun({ runId }),
  (client) => client.listDatasets(),
  (client) => client.listProjects(),
  (client, runId) => client.getRunSeries({ runId }),
  (client) => client.getSession(),
  (client) => client.listChats(),
]

/** Reads at an even pace, whether answers come or not. An answer takes from when its question was due. */
async function readFor({ client, needs }: StudioProcess, runId: string, rate: number, seconds: number) {
  const took: number[] = []
  let failed = 0
  let first: Promise<Awaited<ReturnType<typeof needs>>> | undefined
  const asked: Promise<void>[] = []
  const count = rate * seconds
  const began = performance.now()
  for (let read = 0; read < count; read++) {
    const due = began + (read * 1000) / rate
    if (due > performance.now()) await setTimeout(due - performance.now())
    if (read >= settled * count) first ??= needs()
    const answer = reads[read % reads.length](client, runId)
    asked.push(withPatience(answer).then(() => void took.push(performance.now() - due), () => void failed++))
  }
  await Promise.all(asked)
  const [before, last] = [await first!, await needs()]
  const processorShare = (last.processorSeconds - before.processorSeconds) / (seconds * (1 - settled))
  return { took, failed, first: before, last, processorShare }
}

function withPatience(answer: Promise<unknown>): Promise<unknown> {
  return Promise.race([answer, setTimeout(patience, null, { ref: false }).then(() => Promise.reject(new Error('too slow')))])
}

await main()
