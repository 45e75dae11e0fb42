import type { TensorData } from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import { cacheBytesPerToken, createKeyValueCache, type KeyValueCache } from './key-value-cache.ts'
import { extendText, type GenerateOptions, type Text } from './text.ts'

type Tensors = Record<string, TensorData>

/** The two graphs of generation, run in the static shape that is asked for. */
export interface ForwardPasses {
  prefill(shape: { batch: number; length: number }, feeds: Tensors): Promise<Tensors>
  decode(shape: { batch: number; capacity: number }, feeds: Tensors): Promise<Tensors>
}

/** More texts at once gain little: from about here on, arithmetic takes longer than reading the weights. */
const mostRows = 16

/** Bytes that keys and values of all texts may take together, as long as one text fits. */
const cacheBudget = 256 * 2 ** 20

/** Tokens of prompts read at once, which bounds the memory of their intermediate tensors. */
const prefillTokens = 2048

const shortestPrompt = 16
const smallestCache = 64

/** `smallest`, doubled until it holds `size`, so that few static shapes serve all sizes. */
function bucket(size: number, smallest: number): number {
  return smallest * 2 ** Math.max(0, Math.ceil(Math.log2(size / smallest)))
}

/** Texts continued at once: as many as there are or the cache's budget allows. */
function rowsAtOnce(architecture: Architecture, texts: number, longest: number): number {
  const affordable = Math.max(1, cacheBudget / (cacheBytesPerToken(architecture) * bucket(longest, smallestCache)))
  return Math.min(mostRows, bucket(texts, 1), 2 ** Math.floor(Math.log2(affordable)))
}

/** Prompts of this length at most that are read at once. */
const promptsAtOnce = (length: number): number => Math.max(1, Math.floor(prefillTokens / length))

/**
 * The shapes of the graphs that continuing texts comes to: with the longest prompts, and with the caches that are grown
 * last, of which a generator keeps two.
 */
export function batchSizes(
  architecture: Architecture,
  { texts, promptLength, longest }: { texts: number; promptLength: number; longest: number },
) {
  const rows = rowsAtOnce(architecture, texts, longest)
  const length = bucket(promptLength, shortestPrompt)
  const [first, last] = [promptLength + 1, longest].map((size) => bucket(size, smallestCache))
  return {
    rows,
    prefill: { batch: bucket(Math.min(rows, promptsAtOnce(length)), 1), length },
    decodes: (last > first ? [last / 2, last] : [last]).map((capacity) => ({ batch: rows, capacity })),
  }
}

/** Continues all texts to their end. Texts that end make room for waiting ones, so that the batch stays full. */
export async function continueTexts(
  architecture: Architecture,
  texts: readonly Text[],
  options: GenerateOptions,
  passes: ForwardPasses,
): Promise<void> {
  if (texts.length === 0) return
  const waiting = texts.toSorted((a, b) => b.tokens.length - a.tokens.length)
  const rows = rowsAtOnce(architecture, texts.length, Math.max(...texts.map(({ longest }) => longest)))
  const batch: Batch = {
    architecture,
    options,
    passes,
    cache: createKeyValueCache(architecture, rows, bucket(waiting[0].tokens.length + 1, smallestCache)),
    texts: [],
    rows: 1,
  }
  while (waiting.length + batch.texts.length > 0) {
    options.signal?.throwIfAborted()
    const free = rows - batch.texts.length
    if (waiting.length > 0 && free >= rows / 4) await admit(batch, waiting, free)
    else await step(batch)
  }
}

/** The texts being continued; each has the cache row of its index. */
interface Batch {
  architecture: Architecture
  options: GenerateOptions
  passes: ForwardPasses
  cache: KeyValueCache
  texts: Text[]
  /** The rows of the decode graph in use. */
  rows: number
}

/** Tokens of a text that are in the cache: all but the last, which the next step reads. */
const cachedTokens = ({ tokens }: Text) => tokens.length - 1

/** Reads the longest waiting prompts and chooses the first new token of each. */
async function admit(batch: Batch, waiting: Text[], free: number): Promise<void> {
  const { cache, texts, architecture, options } = batch
  const length = bucket(waiting[0].tokens.length, shortestPrompt)
  const admitted = waiting.splice(0, Math.min(free, promptsAtOnce(length)))
  const rows = bucket(admitted.length, 1)
  const ids = new Int32Array(rows * length)
  const lastTokens = new Int32Array(rows)
  admitted.forEach(({ tokens }, row) => {
    ids.set(tokens, row * length)
    lastTokens[row] = row * length + tokens.length - 1
  })
  const results = await batch.passes.prefill({ batch: rows, length }, { ids, rows: lastTokens })
  admitted.forEach((text, row) => {
    const count = text.tokens.length
    extendText(text, logitsOf(results, row, architecture), architecture.contextLength, options)
    if (text.result) return
    cache.store(results, { row, sequence: length, count }, texts.length, 0)
    texts.push(text)
  })
}

/** Reads the last token of each text and chooses the next one. */
async function step(batch: Batch): Promise<void> {
  const { cache, texts, architecture, options } = batch
  const needed = Math.max(...texts.map(({ tokens }) => tokens.length))
  if (needed > cache.capacity) cache.grow(bucket(needed, smallestCache), texts.map(cachedTokens))
  const fewest = bucket(texts.length, 1)
  if (fewest > batch.rows || fewest * 4 <= batch.rows) batch.rows = fewest // another graph must be worth making

  const ids = new Int32Array(batch.rows)
  const positions = new Int32Array(batch.rows)
  texts.forEach((text, row) => {
    ids[row] = text.tokens.at(-1)!
    positions[row] = cachedTokens(text)
  })
  const shape = { batch: batch.rows, capacity: cache.capacity }
  const results = await batch.passes.decode(shape, { ids, positions, ...cache.feeds(batch.rows) })
  texts.forEach((text, row) => {
    cache.store(results, { row, sequence: 1, count: 1 }, row, cachedTokens(text))
    extendText(text, logitsOf(results, row, architecture), architecture.contextLength, options)
  })
  dropEnded(batch)
}

/** Closes the rows of ended texts up by moving the last ones there. */
function dropEnded({ texts, cache }: Batch): void {
  for (let row = texts.length - 1; row >= 0; row--) {
    if (!texts[row].result) continue
    const last = texts.pop()!
    if (row === texts.length) continue
    texts[row] = last
    cache.copyRow(texts.length, row, cachedTokens(last))
  }
}

function logitsOf({ logits }: Tensors, row: number, { vocabularySize }: Architecture): Float32Array {
  return (logits as Float32Array).subarray(row * vocabularySize, (row + 1) * vocabularySize)
}
