import type { ErrorCode, ErrorParams } from '@tunesmith/contract'
import type { DownloadProgress, HubOptions } from '@tunesmith/hub'

/** What the studio tells the process that downloads. */
export type ToWorker = { type: 'begin'; hub: HubOptions; download: DownloadOrder } | { type: 'stop' }

export interface DownloadOrder {
  model: string
  revision: string
  gguf?: string
  /** Folder of the cache. */
  cache: string
}

/** What the process says. */
export type FromWorker =
  | { type: 'progress'; progress: DownloadProgress }
  | { type: 'done' }
  | { type: 'failed'; code: ErrorCode; params: ErrorParams<ErrorCode>; stack: string }
