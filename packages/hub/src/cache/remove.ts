import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { fail, type Removal } from '@tunesmith/contract'
import { failFromSystem, takeLock } from '@tunesmith/formats'
import { hubCacheFolder } from '../environment.ts'
import { isOwnPartialName, type ModelPlace, nameOfEntry, placeOf } from './layout.ts'
import { filesBelow, looseBlobs, storedModels } from './stored-models.ts'

export interface RemoveOptions {
  cache?: string
  /** Only say what would be freed. */
  preview?: boolean
}

/**
 * Removes a downloaded model with all its revisions.
 *
 * @throws NOT_FOUND; HUB_MODEL_BUSY while a process downloads it; NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function removeModel(name: string, { cache = hubCacheFolder(), preview = false }: RemoveOptions = {}): Removal {
  const place = placeOf(name, cache)
  if (!existsSync(place.folder)) fail('NOT_FOUND', { what: 'model', id: name })
  return locked(name, place, () => {
    const stored = storedModels(cache).find((model) => model.name === name)
    const bytes = stored === undefined ? 0 : stored.bytes + stored.partialBytes
    // snapshots first: whatever happens, nobody finds one whose files are gone
    if (!preview) for (const path of [place.snapshots, place.refs, place.folder]) remove(path)
    return { paths: [place.folder], bytes, removed: !preview }
  })
}

/** Other tools may be at work on what changed last; after this long, they are not, in milliseconds. */
const abandoned = 24 * 60 * 60_000

/**
 * Removes parts of downloads: of every model that is not being downloaded and not to be kept. What other tools have left
 * goes once it is a day old.
 *
 * @param keep whether a download of this model is to go on
 * @throws NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function removePartials(keep: (model: string) => boolean, { cache = hubCacheFolder(), preview = false }: RemoveOptions = {}): Removal {
  const names = existsSync(cache) ? readdirSync(cache).flatMap((entry) => nameOfEntry(entry) ?? []) : []
  const removals = names.filter((name) => !keep(name)).flatMap((name) => partialsOf(name, { cache, preview, isOwn: false }))
  return { paths: removals.flatMap(({ paths }) => paths), bytes: removals.reduce((sum, { bytes }) => sum + bytes, 0), removed: !preview }
}

/** Removes what a download of ours that was given up has left. @throws NO_PERMISSION, FILE_ACCESS_FAILED */
export function removeAbandoned(name: string, cache: string = hubCacheFolder()): void {
  partialsOf(name, { cache, preview: false, isOwn: true })
}

function partialsOf(name: string, { cache, preview, isOwn }: { cache: string; preview: boolean; isOwn: boolean }): Removal[] {
  const place = placeOf(name, cache)
  if (!existsSync(place.folder)) return []
  try {
    return [locked(name, place, () => {
      const paths = looseBlobs(place).filter((path) => isOwn || isOwnPartialName(path) || Date.now() - changeOf(path) > abandoned)
      const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0)
      if (!preview) {
        for (const path of paths) remove(path)
        if (filesBelow(place.folder).length === 0) remove(place.folder)
      }
      return { paths, bytes, removed: !preview }
    })]
  } catch (error) {
    if ((error as { code?: string }).code === 'HUB_MODEL_BUSY') return []
    throw error
  }
}

const changeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()

/** Does work while no process of ours downloads the model. */
function locked<T>(model: string, { lock }: ModelPlace, work: () => T): T {
  const held = takeLock(lock, (holder) => fail('HUB_MODEL_BUSY', { model, pid: holder?.pid ?? null }))
  try {
    return work()
  } finally {
    held.release()
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch (error) {
    failFromSystem(error, path, 'remove')
  }
}
