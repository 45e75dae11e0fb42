import { readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/*
 * The cache that Hugging Face's own tools fill, as `huggingface_hub` lays it out:
 * models--<owner>--<name>/refs/<branch> holds a commit, and snapshots/<commit>/ the files of it, as links into blobs/.
 */

/** A model that other tools have downloaded to this machine. */
export interface CachedModel {
  /** As on the hub: `owner/name`. */
  name: string
  /** Folder of its newest snapshot, in Hugging Face format. */
  path: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Where the cache is, by the variables that `huggingface_hub` reads. */
export function hubCacheFolder(env: Environment = process.env): string {
  const home = env.HF_HOME ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'huggingface')
  return env.HF_HUB_CACHE ?? env.HUGGINGFACE_HUB_CACHE ?? join(home, 'hub')
}

const prefix = 'models--'

/** Every model in the cache, by name; those of which no weights were downloaded are left out. */
export function cachedModels(folder: string = hubCacheFolder()): CachedModel[] {
  return list(folder)
    .filter((entry) => entry.startsWith(prefix))
    .flatMap((entry) => {
      const path = newestSnapshot(join(folder, entry))
      return path === undefined ? [] : [{ name: entry.slice(prefix.length).replace('--', '/'), path }]
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** The snapshot of a model given by its name on the hub, if it is in the cache. */
export function findCachedModel(name: string, folder: string = hubCacheFolder()): string | undefined {
  if (!/^[\w.-]+(\/[\w.-]+)?$/.test(name)) return undefined
  return newestSnapshot(join(folder, prefix + name.replace('/', '--')))
}

/** What the branch `main` points to; the youngest snapshot where that is not there. */
function newestSnapshot(model: string): string | undefined {
  const snapshots = list(join(model, 'snapshots')).map((commit) => join(model, 'snapshots', commit)).filter(isModel)
  const main = join(model, 'snapshots', commitOf(join(model, 'refs', 'main')))
  return snapshots.includes(main) ? main : snapshots.sort((a, b) => age(a) - age(b))[0]
}

/** Pickled weights count too: opening such a model tells what to do about them. */
const weightsFile = /\.(safetensors|bin)$/
const isModel = (path: string) => {
  const files = list(path)
  return files.includes('config.json') && files.some((name) => weightsFile.test(name))
}
const age = (path: string) => -statSync(path).mtimeMs

function commitOf(branch: string): string {
  try {
    return readFileSync(branch, 'utf8').trim()
  } catch {
    return '' // not downloaded by the name of a branch
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // no cache, or none that this account may read
  }
}
