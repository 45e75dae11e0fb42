import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@tunesmith/contract/client'
import { writeSmallAdapter } from '@tunesmith/studio/testing/models'
import { modelPath } from '@tunesmith/trainer/worker'

/** Paths of what somebody might want to import. */
export interface Importable {
  model: string
  /** For a model that nobody has here, though it fits the bundled one. */
  adapter: string
  /** Weights that are never opened. */
  pickled: string
}

/** Puts models into a folder beside the studio. */
export function placeModels(folder: string): Importable {
  const [model, adapter, pickled] = ['meadow-10m', 'desk-adapter', 'parrot-small'].map((name) => join(folder, name))
  cpSync(modelPath('tunesmith-base-10m'), model, { recursive: true })
  writeSmallAdapter(adapter, 'old-attic/parrot-small')
  mkdirSync(pickled)
  writeFileSync(join(pickled, 'pytorch_model.bin'), 'weights')
  return { model, adapter, pickled }
}

/** Imports a model, unless a folder that was kept has one already. */
export async function importOne(client: Client, { model }: Importable): Promise<void> {
  if ((await client.listModelImports({})).total > 0) return
  const { id: importId } = await client.importModel({ path: model })
  for await (const { error } of client.streamModelImport({ importId })) if (error) throw new Error(error.message)
}
