import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient } from '@tunesmith/contract/client'
import { describeMachine } from './measure/machine.ts'
import { markdownTable } from './measure/table.ts'

/*
 * The studio under the load of a busy office: listeners to the events of a training that is under way, and people who look
 * at its pages. The studio is a process of its own and trains meanwhile, on the same processors as everything else.
 */

const { values: options } = parseArgs({
  options: {
    listeners: { type: 'string', default: '50' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    idle: { type: 'boolean', default: false }, // without a training
  },
})

const program = join(import.meta.dirname, '../apps/cli/bin/tunesmith.js')
/** Answers slower than this count as lost. */
const patience = 10_000

async function main(): Promise<void> {
  const [listeners, rate, seconds] = [Number(options.listeners), Number(options.rate), Number(options.seconds)]
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-load-'))
  const studio = spawn(process.execPath, [program, 'studio', '--no-open', '--port', '0', '--data-folder', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(studio.stdout, 'data')
    const { url, token, pid } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { url: string; token: string; pid: number }
    const client = createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` } })
    const run = await startRun(client)
    console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · ${listeners} listeners, ${rate} reads a second, ${seconds} s`)

    const ended = new AbortController()
    let events = 0
    for (let listener = 0; listener < listeners; listener++) {
      void listen(client.streamRunEvents({ runId: run }, { signal: ended.signal }), () => events++)
    }
    const memory = [residentBytes(pid)]
    const latencies: number[] = []
    let failures = 0
    const pages = [
      () => client.listRuns(), () => client.getRun({ runId: run }), () => client.listDatasets(), () => client.listProjects(),
      () => client.getRunSeries({ runId: run }), () => client.getSession(), () => client.listChats(),
    ]
    const reads: Promise<void>[] = []
    const began = performance.now()
    for (let read = 0; read < rate * seconds; read++) {
      const due = began + (read * 1000) / rate
      if (due > performance.now()) await setTimeout(due - performance.now())
      reads.push(timed(pages[read % pages.length]).then((took) => void latencies.push(took), () => void failures++))
      if (read % (rate * 10) === 0) memory.push(residentBytes(pid))
    }
    await Promise.all(reads)
    memory.push(residentBytes(pid))
    ended.abort()

    const sorted = latencies.toSorted((a, b) => a - b)
    const at = (share: number) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
    const head = ['reads', 'failed', 'p50', 'p95', 'p99', 'slowest', 'events delivered', 'memory, first', 'last', 'most']
    console.log(markdownTable(head, [[
      String(latencies.length), String(failures), at(0.5), at(0.95), at(0.99), at(1), String(events),
      megabytes(memory[1]), megabytes(memory.at(-1)!), megabytes(Math.max(...memory)),
    ]]))
  } finally {
    studio.kill('SIGKILL')
    await once(studio, 'exit')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** A training of the example that is long enough to listen to; with `--idle` one that is paused at once. */
async function startRun(client: ReturnType<typeof createClient>): Promise<string> {
  const { id: datasetId } = await client.createDatasetFromExample({ example: 'policy-chatbot' })
  const answers = { goal: 'answer', domain: 'general', language: 'en', datasetId, model: 'tunesmith-base-10m', effort: 'thorough' } as const
  const { id: projectId } = await client.createProject({ answers })
  const { id: runId } = await client.startRun({ projectId })
  while ((await client.getRun({ runId })).step < 3) await setTimeout(500)
  if (options.idle) await client.pauseRun({ runId })
  return runId
}

async function listen(stream: AsyncIterable<unknown>, heard: () => void): Promise<void> {
  try {
    for await (const _ of stream) heard()
  } catch {
    // the end of the measurement
  }
}

async function timed(read: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await Promise.race([read(), setTimeout(patience, null, { ref: false }).then(() => Promise.reject(new Error('too slow')))])
  return performance.now() - began
}

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024

await main()
