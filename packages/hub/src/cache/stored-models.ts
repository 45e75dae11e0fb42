import { lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredModel } from '@tunesmith/contract'
import { hubCacheFolder } from '../environment.ts'
import { isPartialName, nameOfEntry, placeOf, type ModelPlace } from './layout.ts'
import { refsByCommit } from './refs.ts'

/** What the models in the cache take on the disk, the largest first; whether one is in use is for others to say. */
export function storedModels(cache: string = hubCacheFolder()): Omit<StoredModel, 'inUse'>[] {
  return namesIn(cache)
    .flatMap((entry) => nameOfEntry(entry) ?? [])
    .flatMap((name) => {
      const place = placeOf(name, cache)
      return lstatSync(place.folder).isDirectory() ? [describe(name, place)] : []
    })
    .sort((a, b) => b.bytes + b.partialBytes - a.bytes - a.partialBytes)
}

function describe(name: string, place: ModelPlace): Omit<StoredModel, 'inUse'> {
  const refs = refsByCommit(place.refs)
  const revisions = namesIn(place.snapshots).map((commit) => {
    const files = filesBelow(join(place.snapshots, commit)).flatMap((path) => fileAt(path) ?? [])
    return {
      commit,
      branches: refs.get(commit) ?? [],
      bytes: bytesOf(files),
      files: files.length,
      changedAt: new Date(Math.max(lstatSync(join(place.snapshots, commit)).mtimeMs, ...files.map(({ changed }) => changed))).toISOString(),
    }
  })
  const loose = looseBlobs(place).flatMap((path) => fileAt(path) ?? [])
  const all = [...filesBelow(place.blobs), ...filesBelow(place.snapshots)].flatMap((path) => fileAt(path) ?? [])
  const partialBytes = bytesOf(loose)
  return { name, bytes: bytesOf(all) - partialBytes, partialBytes, revisions }
}

/** Blobs that no snapshot has: parts of files, and whole files of a download that is not done. */
export function looseBlobs({ blobs, snapshots }: ModelPlace): string[] {
  const linked = new Set(filesBelow(snapshots).flatMap((path) => fileAt(path)?.identity ?? []))
  return filesBelow(blobs).filter((path) => {
    const identity = fileAt(path)?.identity
    return isPartialName(path) || (identity !== undefined && !linked.has(identity))
  })
}

interface StoredFile {
  /** The same for all names of the same bytes on the disk. */
  identity: string
  bytes: number
  changed: number
}

/** What is behind a path, through links; undefined where a link leads nowhere. */
function fileAt(path: string): StoredFile | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && { identity: `${stat.dev}:${stat.ino}`, bytes: stat.size, changed: stat.mtimeMs }
}

/** What several names share is counted once. */
const bytesOf = (files: readonly StoredFile[]): number =>
  [...new Map(files.map(({ identity, bytes }) => [identity, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0)

/** Paths of all that is no folder below a folder. */
export function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name))
  } catch {
    return [] // not there, or gone meanwhile
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // no cache, or none that this account may read
  }
}
