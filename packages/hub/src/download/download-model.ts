import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail } from '@tunesmith/contract'
import { failFromSystem, flushFolder, freeDisk, makeFolder, type ProcessLock, takeLock, writeFileDurably } from '@tunesmith/formats'
import { type RemoteFile, readRemoteModel } from '../api/read-model.ts'
import { linkBlob } from '../cache/link.ts'
import { type ModelPlace, partialPath, placeOf, snapshotPath } from '../cache/layout.ts'
import { writeRef } from '../cache/refs.ts'
import type { HubClient } from '../http/hub-client.ts'
import { chooseFiles } from './choose-files.ts'
import { downloadBlob } from './download-blob.ts'

/** Which model to bring into the cache. */
export interface ModelDownload {
  /** owner/name */
  model: string
  /** Branch, tag or commit. */
  revision: string
  /** The GGUF file to take instead of safetensors. */
  gguf?: string
  /** Folder of the cache. */
  cache: string
  signal?: AbortSignal
  onProgress?: (progress: DownloadProgress) => void
}

/** How far a download is. */
export type DownloadProgress =
  | { type: 'waiting'; pid: number | null }
  | { type: 'planned'; commit: string; files: number; totalBytes: number; bytes: number }
  | { type: 'bytes'; bytes: number }
  | { type: 'interrupted'; file: string; detail: string }

export interface DownloadedModel {
  /** Folder of the snapshot, in Hugging Face format. */
  path: string
  commit: string
  bytes: number
}

/** Files that are loaded at the same time. */
const atOnce = 4
/** Left free beyond what the files take, in bytes: other programs live on this disk, too. */
const leftFree = 64 * 1024 * 1024

/**
 * Downloads a model into the cache that all tools of this machine share. What has arrived is kept, also by a process that
 * is killed, and the next call goes on from there; the model appears only when every file is there and proven. Of several
 * processes that download the same model, one works and the others wait.
 *
 * @throws MODEL_PICKLE_ONLY, MODEL_WEIGHTS_MISSING, HUB_GGUF_CHOICE, HUB_DISK_SHORT, and what `readRemoteModel` and
 *   `downloadBlob` throw
 */
export async function downloadModel(client: HubClient, download: ModelDownload): Promise<DownloadedModel> {
  const { model, revision, cache, gguf, onProgress = () => {} } = download
  const place = placeOf(model, cache)
  const stopping = new AbortController()
  const signal = download.signal ? AbortSignal.any([download.signal, stopping.signal]) : stopping.signal
  const { commit, files } = await readRemoteModel(client, model, revision)
  const wanted = chooseFiles(model, files, gguf)
  for (const { path } of wanted) snapshotPath(place, commit, path) // no path may leave its folder
  const totalBytes = sum(wanted.map(({ bytes }) => bytes))
  const lock = await waitForLock(place, signal, onProgress)
  try {
    const arrived = new Map(wanted.map((file) => [file.path, arrivedOf(place, file)]))
    const present = () => sum([...arrived.values()])
    checkDisk(cache, totalBytes - present())
    prepare(place, cache)
    onProgress({ type: 'planned', commit, files: wanted.length, totalBytes, bytes: present() })

    await eachAtOnce(missingBlobs(place, wanted), stopping, (file) => downloadBlob(client, {
      model, commit, file, signal,
      blob: blobOf(place, file),
      partial: partialPath(place, file.etag),
      onBytes(bytes) {
        arrived.set(file.path, bytes)
        onProgress({ type: 'bytes', bytes: present() })
      },
      onInterruption: (detail) => onProgress({ type: 'interrupted', file: file.path, detail }),
    }))
    onDisk(place.blobs, () => flushFolder(place.blobs))
    publish(place, commit, wanted)
    writeRef(place, revision, commit)
    return { path: join(place.snapshots, commit), commit, bytes: totalBytes }
  } finally {
    lock.release()
  }
}

const blobOf = ({ blobs }: ModelPlace, { etag }: RemoteFile): string => join(blobs, etag)
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? -1
/** Whether a file arrived earlier, also by another tool; the name of a blob is its content. */
const isHere = (place: ModelPlace, file: RemoteFile): boolean => sizeOf(blobOf(place, file)) === file.bytes
/** Files with the same content are loaded once. */
const missingBlobs = (place: ModelPlace, files: readonly RemoteFile[]): RemoteFile[] =>
  [...new Map(files.map((file) => [file.etag, file])).values()].filter((file) => !isHere(place, file))
const arrivedOf = (place: ModelPlace, file: RemoteFile): number =>
  isHere(place, file) ? file.bytes : Math.min(file.bytes, Math.max(0, sizeOf(partialPath(place, file.etag))))
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Milliseconds between two looks whether another process is done. */
const lookInterval = 1000

async function waitForLock({ lock }: ModelPlace, signal: AbortSignal, onProgress: (progress: DownloadProgress) => void): Promise<ProcessLock> {
  for (;;) {
    signal.throwIfAborted()
    let pid: number | null = null
    try {
      return takeLock(lock, (holder) => {
        pid = holder?.pid ?? null
        throw busy
      })
    } catch (error) {
      if (error !== busy) throw error
    }
    onProgress({ type: 'waiting', pid })
    await sleep(lookInterval, null, { signal })
  }
}
const busy = new Error('internal: another process is at work')

function checkDisk(cache: string, missingBytes: number): void {
  const freeBytes = freeDisk(cache)
  const neededBytes = missingBytes + leftFree
  if (missingBytes > 0 && neededBytes > freeBytes) fail('HUB_DISK_SHORT', { folder: cache, neededBytes, freeBytes })
}

/** https://bford.info/cachedir/ */
const cacheTag = 'Signature: 8a477f597d28d172789f06886806bc55\n# Models downloaded from the hub, which can be downloaded again.\n'

function prepare({ blobs, snapshots, refs }: ModelPlace, cache: string): void {
  for (const folder of [blobs, snapshots, refs]) onDisk(folder, () => makeFolder(folder))
  const tag = join(cache, 'CACHEDIR.TAG')
  onDisk(tag, () => {
    if (!existsSync(tag)) writeFileDurably(tag, cacheTag)
  })
}

/** Does work on items, a few at a time; the first that fails ends all of it. */
async function eachAtOnce<T>(items: readonly T[], stopping: AbortController, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  let failure: { error: unknown } | undefined
  const worker = async () => {
    for (const item of waiting) {
      if (stopping.signal.aborted) return
      try {
        await work(item)
      } catch (error) {
        failure ??= { error }
        stopping.abort(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failure) throw failure.error
}

/** Lets the snapshot appear: what makes it a model in the eyes of other tools comes last. */
function publish(place: ModelPlace, commit: string, files: readonly RemoteFile[]): void {
  const configLast = [...files].sort((a, b) => Number(a.path === 'config.json') - Number(b.path === 'config.json'))
  for (const file of configLast) linkBlob(blobOf(place, file), snapshotPath(place, commit, file.path))
  onDisk(place.snapshots, () => flushFolder(join(place.snapshots, commit)))
}

function onDisk(path: string, action: () => void): void {
  try {
    action()
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
}
