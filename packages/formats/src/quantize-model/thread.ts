import { openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { TunesmithError } from '@tunesmith/contract'
import { writeFully } from '../durable/durable-file.ts'
import { failFromSystem } from '../durable/system-failure.ts'
import { type QuantizeJob, type QuantizePlan, runJob } from './job.ts'

/** What a thread is started with. */
export interface ThreadStart {
  plan: QuantizePlan
  /** The file to write into, which the main thread made and will commit. */
  partialPath: string
  /** The name the file will have, for messages. */
  path: string
}

/** What a thread tells. */
export type ThreadMessage =
  | { kind: 'advanced'; count: number }
  | { kind: 'done' }
  /** An error from the table travels as its code and values, since classes do not. */
  | { kind: 'refused'; code: TunesmithError['code']; params: object }

const port = parentPort!
const { plan, partialPath, path } = workerData as ThreadStart
// Node closes it with the thread
const descriptor = openSync(partialPath, 'r+')
const file = {
  write(bytes: Uint8Array, position: number) {
    try {
      writeFully(descriptor, bytes, position)
    } catch (error) {
      failFromSystem(error, path, 'write to')
    }
  },
}

function tell(message: ThreadMessage): void {
  port.postMessage(message)
}

port.on('message', (job: QuantizeJob) => {
  try {
    runJob(plan, job, file, (count) => tell({ kind: 'advanced', count }))
    tell({ kind: 'done' })
  } catch (error) {
    // anything else ends this thread, and the main thread hears it as its 'error'
    if (!(error instanceof TunesmithError)) throw error
    tell({ kind: 'refused', code: error.code, params: error.params as object })
  }
})
