import { join } from 'node:path'
import { ggufValue, writeGguf, type GgufMetadata } from '@tunesmith/formats'

/*
 * The smallest models that llama.cpp loads: random weights, a token for each byte. What they say means nothing, but it is
 * always the same.
 */

const hidden = 32
const layers = 2
const heads = 4
const keyValueHeads = 2
const headSize = hidden / heads
const feedForward = 64
const contextLength = 256

/** Ids of the special tokens, after one token for each byte. */
export const special = { begin: 256, end: 257, call: 258 } as const
const specialTexts = ['<|begin|>', '<|end|>', '<|tool|>']

/** The characters with which byte-level BPE writes bytes: those that can be seen stand for themselves. */
function byteCharacters(): string[] {
  const seen = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(seen(byte) ? byte : next++))
}

/** Numbers around 0 that depend on the seed alone. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Writes a model of the llama architecture and gives its path. */
export async function writeTinyModel(folder: string, { seed = 1, name = 'tiny.gguf' } = {}): Promise<string> {
  const random = randomNumbers(seed)
  const vocabulary = [...byteCharacters(), ...specialTexts]
  const { uint32, float32, bool, text, texts, int32s } = ggufValue
  const metadata: GgufMetadata = new Map(Object.entries({
    'general.architecture': text('llama'),
    'general.name': text('tiny'),
    'llama.context_length': uint32(contextLength),
    'llama.embedding_length': uint32(hidden),
    'llama.block_count': uint32(layers),
    'llama.feed_forward_length': uint32(feedForward),
    'llama.attention.head_count': uint32(heads),
    'llama.attention.head_count_kv': uint32(keyValueHeads),
    'llama.attention.layer_norm_rms_epsilon': float32(1e-5),
    'llama.rope.dimension_count': uint32(headSize),
    'llama.rope.freq_base': float32(10000),
    'llama.vocab_size': uint32(vocabulary.length),
    'general.file_type': uint32(0),
    'tokenizer.ggml.model': text('gpt2'),
    'tokenizer.ggml.pre': text('gpt-2'),
    'tokenizer.ggml.tokens': texts(vocabulary),
    'tokenizer.ggml.token_type': int32s(vocabulary.map((_, id) => (id < 256 ? 1 : 3))),
    'tokenizer.ggml.merges': texts(['a b']),
    'tokenizer.ggml.bos_token_id': uint32(special.begin),
    'tokenizer.ggml.eos_token_id': uint32(special.end),
    'tokenizer.ggml.add_bos_token': bool(false),
  }))
  const tensor = (tensorName: string, shape: number[], scale = 0.6) => {
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => scale * random())
    return { name: tensorName, type: 'F32' as const, shape, rows: () => [values] }
  }
  const norm = (tensorName: string) => ({ name: tensorName, type: 'F32' as const, shape: [hidden], rows: () => [new Float32Array(hidden).fill(1)] })
  const block = (index: number) => [
    norm(`blk.${index}.attn_norm.weight`),
    tensor(`blk.${index}.attn_q.weight`, [hidden, hidden]),
    tensor(`blk.${index}.attn_k.weight`, [keyValueHeads * headSize, hidden]),
    tensor(`blk.${index}.attn_v.weight`, [keyValueHeads * headSize, hidden]),
    tensor(`blk.${index}.attn_output.weight`, [hidden, hidden]),
    norm(`blk.${index}.ffn_norm.weight`),
    tensor(`blk.${index}.ffn_gate.weight`, [feedForward, hidden]),
    tensor(`blk.${index}.ffn_up.weight`, [feedForward, hidden]),
    tensor(`blk.${index}.ffn_down.weight`, [hidden, feedForward]),
  ]
  const path = join(folder, name)
  await writeGguf(path, {
    metadata,
    tensors: [
      tensor('token_embd.weight', [vocabulary.length, hidden], 1),
      ...Array.from({ length: layers }, (_, index) => block(index)).flat(),
      norm('output_norm.weight'),
      tensor('output.weight', [vocabulary.length, hidden], 0.8),
    ],
  })
  return path
}

/** Writes a LoRA adapter for that model and gives its path. */
export async function writeTinyAdapter(folder: string, { seed = 2, name = 'adapter.gguf' } = {}): Promise<string> {
  const random = randomNumbers(seed)
  const rank = 4
  const { float32, text } = ggufValue
  const metadata: GgufMetadata = new Map(Object.entries({
    'general.type': text('adapter'),
    'general.architecture': text('llama'),
    'adapter.type': text('lora'),
    'adapter.lora.alpha': float32(8),
  }))
  const tensor = (tensorName: string, shape: number[]) => {
    const values = Float32Array.from({ length: shape[0] * shape[1] }, random)
    return { name: tensorName, type: 'F32' as const, shape, rows: () => [values] }
  }
  const path = join(folder, name)
  await writeGguf(path, {
    metadata,
    tensors: [
      tensor('blk.0.attn_output.weight.lora_a', [rank, hidden]), tensor('blk.0.attn_output.weight.lora_b', [hidden, rank]),
      tensor('blk.1.ffn_down.weight.lora_a', [rank, feedForward]), tensor('blk.1.ffn_down.weight.lora_b', [hidden, rank]),
    ],
  })
  return path
}
