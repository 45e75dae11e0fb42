import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import {
  ADAPTER_WEIGHTS_NAME,
  loraKey,
  loraScale,
  parseLoraKey,
  readAdapter,
  type AdapterTensor,
} from '@tunesmith/formats'
import { linearLayers, type Architecture, type LinearLayer } from '../architecture.ts'
import type { ParameterValues } from '../model/language-model.ts'
import { loraA, loraB, type LoraTarget } from '../weights/lora.ts'

/** A PEFT adapter as the graphs take it. */
export interface LoadedAdapter {
  /** The adapted layers, for `withLora`. */
  targets: Map<string, LoraTarget>
  /** A `[rank, in]` and B `[rank, out]` of each, by the names of the graph's inputs. */
  parameters: ParameterValues
}

/**
 * Loads a PEFT adapter for a model and proves that it belongs to it: every adapted layer exists, with these sizes.
 *
 * @throws ADAPTER_WEIGHTS_INVALID where it was made for another model, and what `readAdapter` throws
 */
export function loadAdapter(folder: string, architecture: Architecture): LoadedAdapter {
  const { config, tensors } = readAdapter(folder)
  const path = join(folder, ADAPTER_WEIGHTS_NAME)
  const layers = new Map(linearLayers(architecture).map((layer) => [layer.name, layer]))
  const targets = new Map<string, LoraTarget>()
  const parameters = new Map<string, Float32Array>()
  for (const name of tensors.keys()) {
    const { module } = parseLoraKey(name)!
    if (targets.has(module)) continue
    const layer = layers.get(module)
    const detail = `the base model has no linear layer ${module}`
    if (!layer) fail('ADAPTER_WEIGHTS_INVALID', { path, tensor: name, detail })
    const [a, b] = [tensors.get(loraKey(module, 'A'))!, tensors.get(loraKey(module, 'B'))!]
    checkSizes(path, layer, a, b)
    const { r, scale } = loraScale(config, module)
    targets.set(module, { rank: r, scale })
    parameters.set(loraA(module), a.data)
    parameters.set(loraB(module), transpose(b.data, b.shape[0], b.shape[1]))
  }
  return { targets, parameters }
}

function checkSizes(path: string, layer: LinearLayer, a: AdapterTensor, b: AdapterTensor): void {
  const check = (factor: 'A' | 'B', side: string, found: number, expected: number) => {
    if (found === expected) return
    const detail = `it is made for a layer with ${found} ${side}, but the one of the base model has ${expected}`
    fail('ADAPTER_WEIGHTS_INVALID', { path, tensor: loraKey(layer.name, factor), detail })
  }
  check('A', 'inputs', a.shape[1], layer.inFeatures)
  check('B', 'outputs', b.shape[0], layer.outFeatures)
}

/** A matrix `[rows, columns]` as `[columns, rows]`. */
export function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column]
  }
  return result
}
