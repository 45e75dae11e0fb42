import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { GgufLocation, ModelLocation } from '../../services.ts'

/** A file of a model. */
export interface FileOfModel {
  /** What it is called in the model: relative to its folder, with base/ before those of an adapter's base. */
  path: string
  /** Where it is. */
  file: string
  bytes: number
  /** Milliseconds since 1970. */
  changedAt: number
}

/** The files of a model: of an adapter, its own and those of its base. Hidden ones are left out, and folders in it. */
export function filesOf(location: ModelLocation | GgufLocation): FileOfModel[] {
  if ('gguf' in location) return [fileAt(basename(location.gguf), location.gguf)].flatMap((file) => file ?? [])
  const { model, adapter } = location
  return adapter === undefined ? filesIn(model) : [...filesIn(adapter), ...filesIn(model).map((file) => ({ ...file, path: `base/${file.path}` }))]
}

const filesIn = (folder: string): FileOfModel[] =>
  namesIn(folder).filter((name) => !name.startsWith('.')).sort().flatMap((name) => fileAt(name, join(folder, name)) ?? [])

function fileAt(path: string, file: string): FileOfModel | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat?.isFile() ? { path, file, bytes: stat.size, changedAt: stat.mtimeMs } : undefined
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // it is gone, or not for this account to read: whoever opens the model will tell
  }
}
