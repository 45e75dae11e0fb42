import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hubCacheFolder } from '../environment.ts'
import { isModelName, nameOfEntry, placeOf } from './layout.ts'
import { readRef } from './refs.ts'

/** A model that was downloaded to this machine, by whatever tool. */
export interface CachedModel {
  /** As on the hub: `owner/name`. */
  name: string
  /** Folder of its newest snapshot, in Hugging Face format. */
  path: string
}

/** Every model in the cache, by name; those of which no weights were downloaded are left out. */
export function cachedModels(folder: string = hubCacheFolder()): CachedModel[] {
  return list(folder)
    .flatMap((entry) => nameOfEntry(entry) ?? [])
    .flatMap((name) => {
      const path = findCachedModel(name, folder)
      return path === undefined ? [] : [{ name, path }]
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** The snapshot of a model given by its name on the hub, if it is in the cache. */
export function findCachedModel(name: string, folder: string = hubCacheFolder()): string | undefined {
  return isModelName(name) ? newestSnapshot(placeOf(name, folder)) : undefined
}

/** A GGUF file of a model that was downloaded. */
export interface CachedGguf {
  /** As on the hub: `owner/name`. */
  name: string
  file: string
  path: string
}

/** Every GGUF file in the newest snapshot that has any, by model; parts of one that was divided are left out. */
export function cachedGgufs(folder: string = hubCacheFolder()): CachedGguf[] {
  return list(folder)
    .flatMap((entry) => nameOfEntry(entry) ?? [])
    .flatMap((name) => {
      const snapshot = newestSnapshot(placeOf(name, folder), hasGguf)
      return snapshot === undefined ? [] : ggufsIn(snapshot).sort().map((file) => ({ name, file, path: join(snapshot, file) }))
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

const ggufsIn = (path: string) => list(path).filter((name) => /\.gguf$/i.test(name) && !/-\d{5}-of-\d{5}\.gguf$/i.test(name))
const hasGguf = (path: string) => ggufsIn(path).length > 0

/** What the branch `main` points to; the youngest snapshot where that is not there. */
function newestSnapshot({ snapshots, refs }: { snapshots: string; refs: string }, isWanted: (path: string) => boolean = isModel): string | undefined {
  const found = list(snapshots).map((commit) => join(snapshots, commit)).filter(isWanted)
  const main = join(snapshots, readRef(refs, 'main') ?? '')
  return found.includes(main) ? main : found.sort((a, b) => age(a) - age(b))[0]
}

/** Pickled weights count too: opening such a model tells what to do about them. */
const weightsFile = /\.(safetensors|bin)$/
const isModel = (path: string) => {
  const files = list(path)
  return files.includes('config.json') && files.some((name) => weightsFile.test(name))
}
const age = (path: string) => -statSync(path).mtimeMs

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // no cache, or none that this account may read
  }
}
