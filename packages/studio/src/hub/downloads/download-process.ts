import { fork } from 'node:child_process'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import type { DownloadProgress, HubOptions } from '@tunesmith/hub'
import type { DownloadOrder, FromWorker, ToWorker } from './messages.ts'

/** A download in a process of its own. */
export interface DownloadProcess {
  /** Ends it; what has arrived is kept. */
  stop(): void
  /** Settles when the process is gone: with `stopped` where that was asked for. @rejects what ended the download; BACKGROUND_DIED */
  readonly ended: Promise<'done' | 'stopped'>
}

/** How long a process may take to end by itself when it is asked to, in milliseconds. */
const patience = 3000

export function startDownloadProcess(hub: HubOptions, download: DownloadOrder, onProgress: (progress: DownloadProgress) => void): DownloadProcess {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
    execArgv: [], // whatever this process was started with is for itself
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let outcome: 'done' | TunesmithError | undefined
  let isStopping = false
  let isOver = false
  const tell = (message: ToWorker) => child.connected && child.send(message)

  child.on('message', (message: FromWorker) => {
    if (message.type === 'progress') onProgress(message.progress)
    else if (message.type === 'done') outcome = 'done'
    else outcome = thrown(message)
  })
  const ended = new Promise<'done' | 'stopped'>((resolve, reject) => {
    const end = (how: string) => {
      isOver = true
      if (outcome === 'done') resolve('done')
      else if (isStopping) resolve('stopped')
      else reject(outcome ?? new TunesmithError('BACKGROUND_DIED', { how }))
    }
    child.on('error', (error) => end(`could not be used (${error.message})`))
    child.on('close', (status, signal) => end(signal === null ? `ended with status ${status}` : `was ended by the signal ${signal}`))
  })
  tell({ type: 'begin', hub, download })
  return {
    ended,
    stop() {
      if (isOver) return
      isStopping = true
      tell({ type: 'stop' })
      const timer = setTimeout(() => child.kill('SIGKILL'), patience)
      child.once('close', () => clearTimeout(timer))
    },
  }
}

function thrown({ code, params, stack }: Extract<FromWorker, { type: 'failed' }>): TunesmithError {
  const cause = new Error('in the process that downloads')
  cause.stack = stack
  return new TunesmithError(code, params, { cause })
}
