import { writeAdapterGguf, writeModelGguf } from '@tunesmith/export'

export interface GgufToMake {
  path: string
  /** Model folder; that of the base of an adapter. */
  model: string
  adapter?: string
}

/** Writes a model, or with `adapter` that alone, as GGUF; gives the longest text of a model. @throws as the two writers */
export async function writeGguf({ path, model, adapter }: GgufToMake): Promise<number | null> {
  if (adapter !== undefined) {
    await writeAdapterGguf(path, { base: model, adapter })
    return null
  }
  return (await writeModelGguf(model, path, { precision: 'F16' })).contextLength
}
