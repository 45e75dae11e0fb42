import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { joinInside } from '@tunesmith/formats'

/*
 * The cache as `huggingface_hub` lays it out, which all tools of a machine share:
 * models--<owner>--<name>/ has blobs/<hash of the content>, snapshots/<commit>/<path> as links to them, and refs/<branch>
 * with a commit in it; .locks/models--<owner>--<name>/ says who is at work.
 */

export const modelPrefix = 'models--'

/** Where a model is in the cache. */
export interface ModelPlace {
  folder: string
  blobs: string
  snapshots: string
  refs: string
  /** Held by a process of ours while it downloads or removes the model. */
  lock: string
}

/** @throws NOT_FOUND for what is no name of a model */
export function placeOf(name: string, cache: string): ModelPlace {
  if (!isModelName(name)) fail('NOT_FOUND', { what: 'model', id: name })
  const entry = modelPrefix + name.replace('/', '--')
  const folder = join(cache, entry)
  return {
    folder,
    blobs: join(folder, 'blobs'),
    snapshots: join(folder, 'snapshots'),
    refs: join(folder, 'refs'),
    lock: join(cache, '.locks', entry, 'tunesmith.lock'),
  }
}

/** Whether this is `owner/name` or, for the oldest models, `name`. */
export const isModelName = (name: string): boolean =>
  /^[\w.-]+(\/[\w.-]+)?$/.test(name) && name.split('/').every((part) => part !== '.' && part !== '..')

/** The name of the model that an entry of the cache holds; undefined for anything else. */
export function nameOfEntry(entry: string): string | undefined {
  const name = entry.startsWith(modelPrefix) ? entry.slice(modelPrefix.length).replace('--', '/') : ''
  return isModelName(name) ? name : undefined
}

/** Where the file of a snapshot goes. @throws PATH_OUTSIDE_FOLDER */
export const snapshotPath = ({ snapshots }: ModelPlace, commit: string, path: string): string =>
  joinInside(join(snapshots, commit), path, { links: 'anywhere' })

/**
 * A blob that has not arrived completely. The name is our own: a file that other tools might write to at the same time
 * could not be trusted, however often it is checked.
 */
export const partialPath = ({ blobs }: ModelPlace, etag: string): string => join(blobs, `${etag}.tunesmith.incomplete`)

/** Partial blobs of any tool. */
export const isPartialName = (name: string): boolean => name.endsWith('.incomplete')
export const isOwnPartialName = (name: string): boolean => name.endsWith('.tunesmith.incomplete')
