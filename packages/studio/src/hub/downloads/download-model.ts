import { createHubClient, downloadModel, type DownloadProgress, type HubOptions } from '@tunesmith/hub'

/** What is to be downloaded, as plain data. */
export interface DownloadOrder {
  hub: HubOptions
  model: string
  revision: string
  gguf?: string
  /** Folder of the cache. */
  cache: string
}

/** Milliseconds between two reports of how much has arrived. */
const reportInterval = 100

/** Downloads a model; tells how much has arrived now and then, and everything else at once. @throws as `downloadModel` */
export async function downloadForStudio({ hub, ...download }: DownloadOrder, tell: (progress: DownloadProgress) => void, signal: AbortSignal): Promise<void> {
  let latest: DownloadProgress | undefined
  let timer: NodeJS.Timeout | undefined
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (latest) tell(latest)
    latest = undefined
  }
  function onProgress(progress: DownloadProgress): void {
    if (progress.type !== 'bytes') return tell(progress)
    latest = progress
    timer ??= setTimeout(flush, reportInterval)
  }
  try {
    await downloadModel(createHubClient(hub), { ...download, signal, onProgress })
  } finally {
    flush()
  }
}
