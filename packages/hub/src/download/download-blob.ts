import { setTimeout as sleep } from 'node:timers/promises'
import { fail, TunesmithError } from '@tunesmith/contract'
import { type RemoteFile, resolvePath } from '../api/read-model.ts'
import { systemDetail } from '../http/detail.ts'
import type { HubClient } from '../http/hub-client.ts'
import { pauseBefore } from '../http/pace.ts'
import { openPartialBlob, type PartialBlob } from './partial-blob.ts'
import { readBody } from './read-body.ts'

/** A file to load, and where it goes. */
export interface BlobDownload {
  model: string
  commit: string
  file: RemoteFile
  /** Path of the finished blob. */
  blob: string
  /** Where what has arrived is until then. */
  partial: string
  signal: AbortSignal
  /** Told when there is more, or, after a fault, less of the file here. */
  onBytes(bytes: number): void
  /** Told when the connection broke and is taken up again. */
  onInterruption(detail: string): void
}

/** Attempts in a row that bring nothing, after which the connection counts as lost for good. */
const mostFruitless = 4
/** Times that the whole file may turn out wrong. */
const mostFaults = 2

/**
 * Loads a file of the hub: goes on where an earlier attempt broke off, and gives it its name only when size and hash are
 * those that the hub has announced.
 *
 * @throws HUB_FILE_CHANGED, HUB_FILE_WRONG, HUB_CONNECTION_LOST, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED, and what the
 *   client throws
 */
export async function downloadBlob(client: HubClient, download: BlobDownload): Promise<void> {
  const { model, file, blob, partial } = download
  const arrived = await openPartialBlob(partial, file)
  try {
    for (let faults = 1; ; faults++) {
      download.onBytes(arrived.bytes)
      await loadRest(client, download, arrived)
      const fault = arrived.fault()
      if (fault === null) return await arrived.finish(blob)
      await arrived.restart()
      if (faults < mostFaults) continue
      await arrived.remove()
      fail('HUB_FILE_WRONG', { model, file: file.path, detail: fault })
    }
  } finally {
    await arrived.close().catch(() => {}) // closed where it was finished or removed
  }
}

/** Loads until all bytes are there, over as many connections as it takes. */
async function loadRest(client: HubClient, download: BlobDownload, arrived: PartialBlob): Promise<void> {
  const { file, signal, onInterruption } = download
  let contentTag: string | null = null
  let fruitless = 0
  while (arrived.bytes < file.bytes) {
    const before = arrived.bytes
    try {
      const { response, announced } = await client.open(...requestFor(download, before, contentTag))
      checkAnnounced(download, announced)
      const portion = portionOf(response, before, file, contentTag)
      contentTag = strongTag(response.headers)
      if (portion !== 'rest') await arrived.restart()
      if (portion === 'unusable') await response.body?.cancel()
      else await take(response, client.pace.stall, download, arrived)
      if (arrived.bytes < file.bytes) throw new Error(portion === 'unusable' ? 'it gave another part than was asked for' : 'the connection was cut')
    } catch (error) {
      signal.throwIfAborted()
      if (!isPassing(error)) throw error
      fruitless = arrived.bytes > before ? 0 : fruitless + 1
      const detail = systemDetail(error)
      if (fruitless >= mostFruitless) fail('HUB_CONNECTION_LOST', { file: file.path, attempts: fruitless, detail }, error)
      onInterruption(detail)
      await sleep(pauseBefore(fruitless, client.pace), null, { signal })
    }
  }
}

async function take(response: Response, stall: number, { file, signal, onBytes }: BlobDownload, arrived: PartialBlob): Promise<void> {
  for await (const chunk of readBody(response, stall, signal)) {
    await arrived.append(chunk)
    onBytes(arrived.bytes)
    if (arrived.bytes > file.bytes) return // whatever this is, it is not the file
  }
}

function requestFor({ model, commit, file, signal }: BlobDownload, from: number, contentTag: string | null): Parameters<HubClient['open']> {
  const headers = new Headers({ 'accept-encoding': 'identity' }) // sizes and ranges are those of the file itself
  if (from > 0) {
    headers.set('range', `bytes=${from}-`)
    if (contentTag !== null) headers.set('if-range', contentTag)
  }
  return [resolvePath(model, commit, file.path), { headers, signal }]
}

/** The hub says with each answer which content it stands for. */
function checkAnnounced({ model, commit, file }: BlobDownload, announced: Headers): void {
  const tag = plainTag(announced.get('x-linked-etag') ?? announced.get('etag'))
  const isOther = tag !== null && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(tag) && tag.length === file.etag.length && tag !== file.etag
  const from = announced.get('x-repo-commit')
  if (isOther || (from !== null && from !== commit)) fail('HUB_FILE_CHANGED', { model, file: file.path })
}

/** A server may ignore that only a part was asked for, or give another part. */
function portionOf({ status, headers }: Response, from: number, file: RemoteFile, contentTag: string | null): 'rest' | 'all' | 'unusable' {
  if (status === 416) return 'unusable'
  if (status !== 206) return 'all'
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? []
  const isNext = Number(start) === from && (total === '*' || Number(total) === file.bytes)
  const isSame = contentTag === null || strongTag(headers) === null || strongTag(headers) === contentTag
  return isNext && isSame && !headers.has('content-encoding') ? 'rest' : 'unusable'
}

const strongTag = (headers: Headers): string | null => {
  const tag = headers.get('etag')
  return tag === null || tag.startsWith('W/') ? null : tag
}

const plainTag = (tag: string | null): string | null => tag?.replace(/^W\//, '').replaceAll('"', '') ?? null

/** What the next attempt may do away with: anything of the network, nothing of the disk. */
function isPassing(error: unknown): boolean {
  return error instanceof TunesmithError ? error.code === 'HUB_UNREACHABLE' || error.code === 'HUB_FAILED' : error instanceof Error
}
