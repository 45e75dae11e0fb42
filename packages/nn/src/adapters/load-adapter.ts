import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { ADAPTER_WEIGHTS_NAME, loraKey, loraScale, parseLoraKey, readAdapter, type AdapterTensor } from '@tunesmith/formats'
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
    if (!layer) fail('ADAPTER_WEIGHTS_INVALID', { path, tensor: name, detail: `the base model has no linear layer ${module}` })
    const [a, b] = [tensors.get(loraKey(module, 'A'))!, tensors.get(loraKey(module, 'B'))!]
    checkSizes(path, layer, a, b)
    const { r, scale } = loraScale(config, module)
    targets.set(module, { rank: r, scale })
    parameters.set(loraA(module), a.data)
    parameters.set(loraB(module), transpose(b.data, b.shape[0], b.shape[1]))
  }
  return { targets, parameters }
}

function checkSizes(path: string, { name, inFeatures, outFeatures }: LinearLayer, a: AdapterTensor, b: AdapterTensor): void {
  const refuse = (factor: 'A' | 'B', found: number, expected: number) =>
    fail('ADAPTER_WEIGHTS_INVALID', {
      path, tensor: loraKey(name, factor),
      detail: `it is made for a layer with ${found} ${factor === 'A' ? 'inputs' : 'outputs'}, but the one of the base model has ${expected}`,
    })
  if (a.shape[1] !== inFeatures) refuse('A', a.shape[1], inFeatures)
  if (b.shape[0] !== outFeatures) refuse('B', b.shape[0], outFeatures)
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column]
  }
  return result
}
