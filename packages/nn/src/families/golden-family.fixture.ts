import { openModelFolder, type ModelFolder } from '@tunesmith/formats'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAdapter, type LoadedAdapter } from '../adapters/load-adapter.ts'
import { linearLayers, type Architecture, type LinearLayer } from '../architecture.ts'
import { readArchitecture } from './index.ts'

const golden = join(import.meta.dirname, '../../golden')

export const goldenFamilies = readdirSync(golden).filter((name) => !name.includes('.'))

/** Token sequences with what Transformers and PEFT computed from them; see golden/README.md. */
export interface GoldenCase {
  ids: number[][]
  positions: number[][]
  segments: number[][]
  labels: number[][]
  base: { loss: number; logits: number[][][] }
  adapted: { loss: number; logits: number[][][] }
}

/** A random model of one family with an adapter for all its linear layers. */
export interface GoldenFamily {
  folder: ModelFolder
  /** The model's configuration as Transformers 4 wrote it. */
  olderConfig: Record<string, unknown>
  architecture: Architecture
  layers: LinearLayer[]
  cases: Record<string, GoldenCase>
  loraTargets: LoadedAdapter['targets']
  /** The adapter as values of the graph's parameters. */
  loraValues: LoadedAdapter['parameters']
}

export function openGoldenFamily(name: string): GoldenFamily {
  const folder = openModelFolder(join(golden, name))
  const architecture = readArchitecture(folder.config)
  const { targets: loraTargets, parameters: loraValues } = loadAdapter(join(golden, name, 'adapter'), architecture)
  const json = (file: string) => JSON.parse(readFileSync(join(golden, name, file), 'utf8'))
  return {
    folder,
    olderConfig: json('config.v4.json'),
    architecture,
    layers: linearLayers(architecture),
    cases: json('golden.json'),
    loraTargets,
    loraValues,
  }
}
