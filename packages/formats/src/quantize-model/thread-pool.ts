import { Worker } from 'node:worker_threads'
import { TunesmithError } from '@tunesmith/contract'
import type { DurableFile } from '../durable/durable-file.ts'
import type { QuantizeJob, QuantizePlan } from './job.ts'
import type { ThreadMessage, ThreadStart } from './thread.ts'

/**
 * Runs jobs on threads that all write into `file`; each takes the next job when it is free.
 *
 * @param onAdvance hears of every run of weights that is done
 */
export async function runOnThreads(
  threads: number,
  plan: QuantizePlan,
  jobs: readonly QuantizeJob[],
  file: DurableFile,
  onAdvance: (job: QuantizeJob, count: number) => void,
): Promise<void> {
  const waiting = [...jobs]
  const workers: Worker[] = []
  const runWorker = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const start: ThreadStart = { plan, partialPath: file.partialPath, path: file.path }
      const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: start })
      workers.push(worker)
      let job: QuantizeJob | undefined
      const next = () => {
        job = waiting.shift()
        if (job === undefined) resolve()
        else worker.postMessage(job)
      }
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('internal: a thread ended before its work')))
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'advanced') onAdvance(job!, message.count)
        else if (message.kind === 'done') next()
        else reject(new TunesmithError(message.code, message.params as never))
      })
      next()
    })
  try {
    await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, runWorker))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
