import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { isJsonObject, readJsonObject } from '../json-file.ts'
import { joinInside } from '../join-inside.ts'
import { readSafetensorsHeader, type SafetensorsFile, type TensorEntry } from '../safetensors/header.ts'

export const WEIGHTS_NAME = 'model.safetensors'
export const INDEX_NAME = 'model.safetensors.index.json'

/** Files that unpickling turns into running programs. */
const PICKLE_FILE = /\.(bin|pt|pth|ckpt|pkl|pickle)$/i
/** Weights of formats that a trained model cannot start from. */
const FOREIGN_WEIGHTS = /\.(gguf|onnx|h5|msgpack|npz|tflite|mlmodel)$/i

/**
 * The tensors of a model folder by name, from `model.safetensors`, or else from all shards its index names. As in
 * Transformers, the single file wins where both are there.
 */
export function readModelTensors(folder: string): Map<string, TensorEntry> {
  const single = join(folder, WEIGHTS_NAME)
  if (existsSync(single)) return readSafetensorsHeader(single).tensors
  const index = join(folder, INDEX_NAME)
  if (existsSync(index)) return readShards(folder, index)
  failWithoutWeights(folder)
}

function readShards(folder: string, index: string): Map<string, TensorEntry> {
  const shards = new Map<string, SafetensorsFile>()
  const tensors = new Map<string, TensorEntry>()
  for (const [tensor, shard] of Object.entries(readWeightMap(index))) {
    let file = shards.get(shard)
    if (file === undefined) {
      // the snapshots of the Hugging Face cache are links to its blobs, outside the folder
      const path = joinInside(folder, shard, { links: 'anywhere' })
      if (!existsSync(path)) fail('MODEL_SHARD_MISSING', { path: index, shard })
      file = readSafetensorsHeader(path)
      shards.set(shard, file)
    }
    const entry = file.tensors.get(tensor)
    if (entry === undefined) fail('MODEL_INDEX_MISMATCH', { path: index, tensor, shard })
    tensors.set(tensor, entry)
  }
  return tensors
}

function readWeightMap(path: string): Record<string, string> {
  const { weight_map: weightMap } = readJsonObject(path)
  if (!isJsonObject(weightMap)) fail('MODEL_INDEX_INVALID', { path, detail: 'it has no weight_map' })
  for (const [tensor, shard] of Object.entries(weightMap)) {
    if (typeof shard !== 'string' || !shard.endsWith('.safetensors')) {
      fail('MODEL_INDEX_INVALID', { path, detail: `the file of ${tensor} is not a *.safetensors file` })
    }
  }
  return weightMap as Record<string, string>
}

function failWithoutWeights(folder: string): never {
  const names = readdirSync(folder).sort()
  const pickles = names.filter((name) => PICKLE_FILE.test(name) && name !== 'training_args.bin')
  if (pickles.length > 0) fail('MODEL_PICKLE_ONLY', { path: folder, files: pickles })
  fail('MODEL_WEIGHTS_MISSING', { path: folder, found: names.filter((name) => FOREIGN_WEIGHTS.test(name)) })
}
