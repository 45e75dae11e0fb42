import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolModel } from '@tunesmith/inference'
import { startModel, type ModelProcess, type ModelSource } from '@tunesmith/trainer/worker'

/** Memory of a process besides the weights of its model, in bytes; measured. */
const baselineBytes = 200e6

/** A model that the engine of the studio runs, as the pool of loaded models knows it. */
export function embeddedModel(name: string, source: ModelSource): PoolModel<ModelProcess> {
  return {
    key: JSON.stringify([source.model, source.adapter, source.template]),
    name,
    bytes: baselineBytes + weightBytes(source),
    start: () => startModel(source, name),
  }
}

/** Bytes of the weights, which a process maps into its memory; 0 for a folder that cannot be read, which opening will tell. */
function weightBytes({ model, adapter }: ModelSource): number {
  const folders = adapter === undefined ? [model] : [model, adapter]
  return folders.reduce((sum, folder) => sum + bytesIn(folder), 0)
}

function bytesIn(folder: string): number {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.safetensors'))
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  } catch {
    return 0
  }
}
