import { loraScale, openModelFolder, readAdapter, type ModelFolder, type PeftAdapter } from '@tunesmith/formats'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linearLayers, type Architecture, type LinearLayer } from '../architecture.ts'
import { loraA, loraB, type LoraTarget } from '../weights/lora.ts'
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
  loraTargets: Map<string, LoraTarget>
  /** The adapter as values of the graph's parameters. */
  loraValues: Map<string, Float32Array>
}

export function openGoldenFamily(name: string): GoldenFamily {
  const folder = openModelFolder(join(golden, name))
  const architecture = readArchitecture(folder.config)
  const layers = linearLayers(architecture)
  const adapter = readAdapter(join(golden, name, 'adapter'))
  const json = (file: string) => JSON.parse(readFileSync(join(golden, name, file), 'utf8'))
  return {
    folder,
    olderConfig: json('config.v4.json'),
    architecture,
    layers,
    cases: json('golden.json'),
    loraTargets: new Map(
      layers.map((layer) => {
        const { r, scale } = loraScale(adapter.config, layer.name)
        return [layer.name, { rank: r, scale }]
      }),
    ),
    loraValues: loraValues(adapter, layers),
  }
}

function loraValues(adapter: PeftAdapter, layers: LinearLayer[]): Map<string, Float32Array> {
  return new Map(
    layers.flatMap(({ name }): [string, Float32Array][] => {
      const a = adapter.tensors.get(`base_model.model.${name}.lora_A.weight`)!
      const b = adapter.tensors.get(`base_model.model.${name}.lora_B.weight`)!
      return [
        [loraA(name), a.data as Float32Array],
        [loraB(name), transposed(b.data as Float32Array, b.shape[0], b.shape[1])],
      ]
    }),
  )
}

export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, index) => {
    const column = Math.floor(index / rows)
    return values[(index % rows) * columns + column]
  })
}
