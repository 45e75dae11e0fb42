import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportPrecisions, type MemoryNeed, type ModelArchitecture, type ModelDetail, TunesmithError } from '@tunesmith/contract'
import { planExports } from '@tunesmith/export'
import { type ModelFolder, openModelFolder, readJsonObject } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { describeGguf } from '../describe-gguf.ts'
import { SmallCache } from '../../small-cache.ts'
import type { ListedModel } from '../describe-models.ts'

/** What the files of a model tell beside what the list has. */
export interface ModelFacts extends Pick<ModelDetail, 'precision' | 'architecture' | 'tokenizer' | 'chatTemplate' | 'memory'> {
  /** Its own card; null where it has none. */
  card: string | null
}

/** Precisions that memory is told for, of those that models can be written in. */
const shownPrecisions = exportPrecisions.filter((precision) => precision !== 'BF16' && precision !== 'Q4_0')
/** Texts that a cache is told for, in tokens, where the model reads longer ones. */
const usualCacheTokens = 8192
/** Bytes of a number in the cache of llama.cpp. */
const cacheNumberBytes = 2

/** Reads what a model is. What cannot be read is left out: the list says why. */
export function readModelFacts({ format, path, adapter }: Pick<ListedModel, 'format' | 'path' | 'adapter'>): ModelFacts {
  if (format === 'gguf') return { ...unlessBroken(() => factsOfFile(path)), card: cardIn(dirname(path)) }
  const changedAt = statSync(join(path, 'config.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return { ...known.get(`${path} ${changedAt}`, () => unlessBroken(() => readFolder(openModelFolder(path)))), card: cardIn(adapter ?? path) }
}

/** A tokenizer takes a while to read; facts are found out again when a model was changed. */
const known = new SmallCache<Omit<ModelFacts, 'card'>>(100, () => 1)

function factsOfFile(path: string): Omit<ModelFacts, 'card'> {
  const { precision, architecture, tokenizer, chatTemplate, contextLength, bytes } = describeGguf(path)
  const memory = architecture === null || precision === null ? [] : [memoryNeed(precision, bytes, architecture, contextLength ?? usualCacheTokens)]
  return { precision, architecture, tokenizer, chatTemplate, memory }
}

function unlessBroken(read: () => Omit<ModelFacts, 'card'>): Omit<ModelFacts, 'card'> {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    return { precision: null, architecture: null, tokenizer: null, chatTemplate: null, memory: [] }
  }
}

function readFolder(folder: ModelFolder): Omit<ModelFacts, 'card'> {
  const { layers, hiddenSize, heads, keyValueHeads, headSize, vocabularySize, tiedEmbeddings, contextLength } = readArchitecture(folder.config)
  const architecture = { layers: layers.length, hiddenSize, heads, keyValueHeads, headSize, vocabularySize, tiedEmbeddings }
  return {
    architecture,
    precision: precisionOf(folder),
    tokenizer: tokenizerOf(folder),
    chatTemplate: folder.chatTemplate ?? null,
    memory: memoryOf(folder, architecture, contextLength),
  }
}

/** By the sizes of the files that would be written; where llama.cpp cannot run the model, by those that are there. */
function memoryOf(folder: ModelFolder, architecture: ModelArchitecture, contextLength: number): MemoryNeed[] {
  try {
    const { plan } = planExports({ model: folder.path })
    return shownPrecisions.map((precision) => memoryNeed(precision, plan('gguf', [precision]).bytes, architecture, contextLength))
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    const bytes = [...folder.tensors.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
    return [memoryNeed(precisionOf(folder), bytes, architecture, contextLength)]
  }
}

function memoryNeed(precision: string, weightBytes: number, architecture: ModelArchitecture, contextLength: number): MemoryNeed {
  const { layers, keyValueHeads, headSize } = architecture
  const cacheTokens = Math.min(contextLength, usualCacheTokens)
  const cacheBytes = 2 * layers * keyValueHeads * headSize * cacheTokens * cacheNumberBytes
  return { precision, weightBytes, cacheBytes, cacheTokens, bytes: weightBytes + cacheBytes }
}

/** How the most bytes of weights are stored. */
function precisionOf({ tensors }: ModelFolder): string {
  const bytes = new Map<string, number>()
  for (const { dtype, byteLength } of tensors.values()) bytes.set(dtype, (bytes.get(dtype) ?? 0) + byteLength)
  return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'F32'
}

/** `model.type` of tokenizer.json. */
function tokenizerOf({ tokenizerPath }: ModelFolder): string | null {
  if (tokenizerPath === undefined) return null
  const { model } = readJsonObject(tokenizerPath)
  const type = typeof model === 'object' && model !== null && 'type' in model ? model.type : null
  return typeof type === 'string' ? type : null
}

/** The longest card that is shown, in bytes. */
const longestCard = 1024 * 1024

function cardIn(folder: string): string | null {
  const path = join(folder, 'README.md')
  return existsSync(path) ? readFileSync(path).subarray(0, longestCard).toString('utf8') : null
}
