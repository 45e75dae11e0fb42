import { statSync } from 'node:fs'
import type { ModelArchitecture } from '@tunesmith/contract'
import { type GgufFile, type GgufTensor, openGguf } from '@tunesmith/formats'

/** What a GGUF file says of its model. */
export interface GgufDescription {
  family: string | null
  parameters: number | null
  contextLength: number | null
  licence: string | null
  languages: string[]
  bytes: number
  precision: string | null
  architecture: ModelArchitecture | null
  tokenizer: string | null
  chatTemplate: string | null
}

/** What llama.cpp calls kinds of files, by `general.file_type` (`llama_ftype` in llama.h). */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32', 1: 'F16', 2: 'Q4_0', 3: 'Q4_1', 7: 'Q8_0', 8: 'Q5_0', 9: 'Q5_1', 10: 'Q2_K', 11: 'Q3_K_S', 12: 'Q3_K_M', 13: 'Q3_K_L', 14: 'Q4_K_S',
  15: 'Q4_K_M', 16: 'Q5_K_S', 17: 'Q5_K_M', 18: 'Q6_K', 19: 'IQ2_XXS', 20: 'IQ2_XS', 21: 'Q2_K_S', 22: 'IQ3_XS', 23: 'IQ3_XXS', 24: 'IQ1_S',
  25: 'IQ4_NL', 26: 'IQ3_S', 27: 'IQ3_M', 28: 'IQ2_S', 29: 'IQ2_M', 30: 'IQ4_XS', 31: 'IQ1_M', 32: 'BF16', 36: 'TQ1_0', 37: 'TQ2_0', 38: 'MXFP4_MOE',
}

/** What its kinds of tokenizers are, by `tokenizer.ggml.model`. */
const tokenizers: Readonly<Record<string, string>> = { gpt2: 'BPE', llama: 'SentencePiece BPE', t5: 'Unigram', bert: 'WordPiece' }

/**
 * Reads the header of a GGUF file: what model it is, as far as it says so.
 *
 * @throws as openGguf
 */
export function describeGguf(path: string): GgufDescription {
  const file = openGguf(path)
  const tensors = [...file.tensors.values()]
  const family = textIn(file, 'general.architecture')
  const tokenizer = textIn(file, 'tokenizer.ggml.model')
  const languages = file.metadata.get('general.languages')?.value
  return {
    family,
    parameters: tensors.reduce((sum, { shape }) => sum + elements(shape), 0),
    contextLength: numberIn(file, `${family}.context_length`),
    licence: textIn(file, 'general.license'),
    languages: Array.isArray(languages) ? languages.map(String) : [],
    bytes: statSync(path).size,
    precision: fileTypes[numberIn(file, 'general.file_type') ?? -1] ?? mostUsed(tensors),
    architecture: shapeOf(file, family),
    tokenizer: tokenizer === null ? null : (tokenizers[tokenizer] ?? tokenizer),
    chatTemplate: textIn(file, 'tokenizer.chat_template'),
  }
}

function shapeOf(file: GgufFile, family: string | null): ModelArchitecture | null {
  const number = (key: string) => numberIn(file, `${family}.${key}`)
  const [layers, hiddenSize, heads] = [number('block_count'), number('embedding_length'), number('attention.head_count')]
  const tokens = file.metadata.get('tokenizer.ggml.tokens')?.value
  const vocabularySize = number('vocab_size') ?? (Array.isArray(tokens) ? tokens.length : null)
  if (layers === null || hiddenSize === null || heads === null || vocabularySize === null) return null
  return {
    layers, hiddenSize, heads, vocabularySize,
    keyValueHeads: number('attention.head_count_kv') ?? heads,
    headSize: number('attention.key_length') ?? Math.floor(hiddenSize / Math.max(1, heads)),
    tiedEmbeddings: !file.tensors.has('output.weight'),
  }
}

function textIn({ metadata }: GgufFile, key: string): string | null {
  const entry = metadata.get(key)
  return entry?.type === 'string' && entry.value !== '' ? entry.value : null
}

/** A whole number; of a list with one for each layer, the greatest. */
function numberIn({ metadata }: GgufFile, key: string): number | null {
  const entry = metadata.get(key)
  const values = entry === undefined ? [] : entry.type === 'array' ? [...entry.value].map(Number) : [Number(entry.value)]
  const greatest = Math.max(...values)
  return Number.isSafeInteger(greatest) ? greatest : null
}

/** The encoding that takes the most bytes. */
function mostUsed(tensors: readonly GgufTensor[]): string | null {
  const bytes = new Map<string, number>()
  for (const { type, byteLength } of tensors) bytes.set(type, (bytes.get(type) ?? 0) + byteLength)
  return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const elements = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1)
