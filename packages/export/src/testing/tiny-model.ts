import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSafetensors } from '@tunesmith/formats'
import { parameterShapes, readArchitecture } from '@tunesmith/nn'
import { loadTokenizer } from '@tunesmith/text'

/** Makes a model of a few thousand weights, all the same, around the tokenizer of another folder. */
export function writeTinyModel(folder: string, tokenizerFolder: string, sizes: Record<string, unknown> = {}): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(tokenizerFolder)) {
    if (/token|template/.test(name)) copyFileSync(join(tokenizerFolder, name), join(folder, name))
  }
  const config = {
    model_type: 'llama',
    hidden_size: 32,
    intermediate_size: 32,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    vocab_size: loadTokenizer(folder).vocabSize,
    max_position_embeddings: 4096,
    tie_word_embeddings: true,
    ...sizes,
  }
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  const tensors = parameterShapes(readArchitecture(config)).map(({ name, shape }) => {
    const count = shape.reduce((product, size) => product * size, 1)
    return { name, shape, dtype: 'F32' as const, data: new Float32Array(count).fill(0.01) }
  })
  writeSafetensors(join(folder, 'model.safetensors'), tensors)
}
