import { existsSync, readFileSync } from 'node:fs'

/** What stands in a file read as JSON: an object, or the reason why there is none. */
export type JsonFile = { value: Record<string, unknown> } | { problem: string }

/** Reads a JSON object; every way a file can be broken is named in `problem`, so that the caller can say what to do. */
export function readJsonObject(path: string): JsonFile {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  if (text.trim() === '') return { problem: 'the file is empty' }
  if (text.startsWith('version https://git-lfs')) {
    return { problem: 'it is a Git LFS pointer; the real file was never downloaded (run `git lfs pull`)' }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return { value }
    return { problem: 'a JSON object is expected' }
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

/** As `readJsonObject`, for a file that may be missing: then an empty object. */
export function readOptionalJsonObject(path: string): JsonFile {
  return existsSync(path) ? readJsonObject(path) : { value: {} }
}

/** Whether a value is a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
