import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { planModelGguf, writeAdapterGguf, writeModelGguf } from '@tunesmith/export'

export interface GgufToMake {
  path: string
  /** What messages call the model. */
  name: string
  /** Model folder; that of the base of an adapter. */
  model: string
  adapter?: string
  /** Bytes that may be written. */
  freeBytes: number
}

/** Writes a model, or with `adapter` that alone, as GGUF; gives the longest text of a model. @throws SERVING_DISK_SHORT and as the two writers */
export async function writeGguf({ path, name, model, adapter, freeBytes }: GgufToMake): Promise<number | null> {
  const neededBytes = adapter === undefined ? planModelGguf(model, undefined)('F16') : bytesIn(adapter)
  if (neededBytes > freeBytes) fail('SERVING_DISK_SHORT', { model: name, neededBytes, freeBytes })
  if (adapter !== undefined) {
    await writeAdapterGguf(path, { base: model, adapter })
    return null
  }
  return (await writeModelGguf(model, path, { precision: 'F16' })).contextLength
}

const bytesIn = (folder: string) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
