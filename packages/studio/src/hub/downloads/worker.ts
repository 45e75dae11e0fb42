// The process that downloads one model for the studio, started by download-process.ts.
import type { TunesmithError } from '@tunesmith/contract'
import { createHubClient, downloadModel, type DownloadProgress } from '@tunesmith/hub'
import { explainFailure } from '@tunesmith/trainer/worker'
import type { FromWorker, ToWorker } from './messages.ts'

const stopping = new AbortController()
/** Milliseconds between two reports of how much has arrived. */
const reportInterval = 100

const say = (message: FromWorker) => new Promise<void>((resolve) => process.send!(message, () => resolve()))

let latest: DownloadProgress | undefined
let timer: NodeJS.Timeout | undefined
/** Reports how much has arrived now and then, and everything else at once. */
function report(progress: DownloadProgress): void {
  if (progress.type !== 'bytes') return void say({ type: 'progress', progress })
  latest = progress
  timer ??= setTimeout(flush, reportInterval)
}

function flush(): void {
  clearTimeout(timer)
  timer = undefined
  if (latest) void say({ type: 'progress', progress: latest })
  latest = undefined
}

process.on('message', async (message: ToWorker) => {
  if (message.type === 'stop') return stopping.abort()
  try {
    await downloadModel(createHubClient(message.hub), { ...message.download, signal: stopping.signal, onProgress: report })
    flush()
    await say({ type: 'done' })
  } catch (error) {
    flush()
    const { code, params }: TunesmithError = explainFailure(error, null, process.memoryUsage.rss())
    if (!stopping.signal.aborted) await say({ type: 'failed', code, params, stack: error instanceof Error ? String(error.stack) : String(error) })
  }
  process.disconnect()
})

// the studio is gone, however it went: what has arrived is kept, and the next one goes on
process.on('disconnect', () => process.exit())
