import { join } from 'node:path'
import { onnxFile } from '@tunesmith/autograd'
import { openModelFolder, writeFileDurably } from '@tunesmith/formats'
import { cacheNames, decodeGraph, readArchitecture, storedWeights, type Architecture } from '@tunesmith/nn'

/*
 * A model as an ONNX graph that reads one token at a time and keeps keys and values in a cache of fixed size. Names are
 * those of Optimum and Transformers.js; shapes are fixed, which runtimes for phones and accelerators ask for anyway. The
 * weights stay in model.safetensors, which the graph points into.
 */

/** Tokens the cache has room for, at most. */
const longestCache = 2048

export const cacheCapacity = ({ contextLength }: Architecture): number => Math.min(contextLength, longestCache)

/** The names of the graph's inputs and outputs in the file, by the engine's own. */
export function onnxNames({ layers }: Architecture): Map<string, string> {
  const cached = layers.flatMap((_, layer) => {
    const { past, present } = cacheNames(layer)
    return [
      [past.key, `past_key_values.${layer}.key`], [past.value, `past_key_values.${layer}.value`],
      [present.key, `present.${layer}.key`], [present.value, `present.${layer}.value`],
    ] as [string, string][]
  })
  return new Map([['ids', 'input_ids'], ['positions', 'position_ids'], ...cached])
}

/** Where the graph is in a model folder. */
export const onnxPath = (folder: string): string => join(folder, 'model.onnx')

/** Writes model.onnx into a model folder in Hugging Face format, with standard operators alone. */
export function writeModelOnnx(folder: string): string {
  const { config, tensors } = openModelFolder(folder)
  const architecture = readArchitecture(config)
  const names = onnxNames(architecture)
  const graph = decodeGraph(architecture, storedWeights(tensors), { batch: 1, capacity: cacheCapacity(architecture) }, { contrib: false })
  const path = onnxPath(folder)
  writeFileDurably(path, onnxFile(graph, folder, (name) => names.get(name) ?? name))
  return path
}
