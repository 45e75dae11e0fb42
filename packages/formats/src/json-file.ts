import { readFileSync, statSync } from 'node:fs'
import { fail } from '@tunesmith/contract'
import { failFromSystem } from './durable/system-failure.ts'

/** The largest index of shards known has 30 MB; a JSON file beyond this is not one of a model. */
const MAX_JSON_BYTES = 256 * 1024 * 1024

/**
 * Reads a file that holds one JSON object.
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, JSON_INVALID
 */
export function readJsonObject(path: string): Record<string, unknown> {
  const text = readTextFile(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    fail('JSON_INVALID', { path, detail: (error as Error).message }, error)
  }
  if (!isJsonObject(value)) fail('JSON_INVALID', { path, detail: 'it must be an object, in braces' })
  return value
}

/**
 * Reads a UTF-8 text file, unless it is far larger than those of a model.
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, JSON_INVALID
 */
export function readTextFile(path: string): string {
  try {
    const { size } = statSync(path)
    const detail = `it has ${size} bytes, far more than such a file needs`
    if (size > MAX_JSON_BYTES) fail('JSON_INVALID', { path, detail })
    const text = readFileSync(path, 'utf8')
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
}

/** Whether a parsed value is an object, in braces. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
