import { openOnnxFile, type OnnxFileSession, type TensorData } from '@tunesmith/autograd'
import { openModelFolder } from '@tunesmith/formats'
import { readArchitecture, scoreOf, type Architecture } from '@tunesmith/nn'
import type { Form, FormScore } from '../proof/compare.ts'
import { sameNumbers } from '../proof/tolerances.ts'
import { cacheCapacity } from './write-onnx.ts'

interface OnnxFormOptions {
  /** The model folder it was written into. */
  folder: string
  file: string
}

/** An ONNX file in ONNX Runtime, read token by token as a program that uses it would. */
export function onnxForm(name: string, { folder, file }: OnnxFormOptions): Form {
  const architecture = readArchitecture(openModelFolder(folder).config)
  const opening = openOnnxFile(file, shapesOf(architecture))
  opening.catch(() => {}) // whoever scores is told
  return {
    name, tolerance: sameNumbers,
    score: async (ids) => scoreTokens(await opening, architecture, ids),
    close: async () => (await opening).release(),
  }
}

const pastNames = ({ layers }: Architecture) =>
  layers.flatMap((_, layer) => (['key', 'value'] as const).map((kind) => ({ past: `past_key_values.${layer}.${kind}`, present: `present.${layer}.${kind}` })))

function shapesOf(architecture: Architecture): Record<string, readonly number[]> {
  const { keyValueHeads, headSize } = architecture
  const past = pastNames(architecture).map(({ past }) => [past, [1, keyValueHeads, cacheCapacity(architecture), headSize]] as const)
  return { input_ids: [1, 1], position_ids: [1, 1], ...Object.fromEntries(past) }
}

async function scoreTokens(session: OnnxFileSession, architecture: Architecture, ids: readonly number[]): Promise<FormScore[]> {
  const { keyValueHeads, headSize } = architecture
  const capacity = cacheCapacity(architecture)
  const names = pastNames(architecture)
  const cache: Record<string, Float32Array> = Object.fromEntries(names.map(({ past }) => [past, new Float32Array(keyValueHeads * capacity * headSize)]))
  const scores: FormScore[] = []
  for (const [position, id] of ids.slice(0, -1).entries()) {
    const results = await session.run({ input_ids: Int32Array.of(id), position_ids: Int32Array.of(position), ...cache })
    for (const { past, present } of names) remember(cache[past], results[present], { position, capacity, headSize })
    scores.push(scoreOf(results.logits as Float32Array, ids[position + 1]))
  }
  return scores
}

/** Puts the keys or values of one token, `[heads, 1, head size]`, into their place in the cache. */
function remember(cache: Float32Array, token: TensorData, { position, capacity, headSize }: { position: number; capacity: number; headSize: number }): void {
  const values = token as Float32Array
  for (let head = 0; head * headSize < values.length; head++) {
    cache.set(values.subarray(head * headSize, (head + 1) * headSize), (head * capacity + position) * headSize)
  }
}
