import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArchitecture } from '@tunesmith/nn'
import { trainByteLevelBpe, writeTokenizerFiles } from '@tunesmith/text'
import { freshParameters, saveModel } from '@tunesmith/trainer'

const colours = ['red', 'blue', 'green', 'white', 'black', 'brown']
const things = ['door', 'car', 'hat', 'cup', 'boat', 'chair']

/** Questions that a model of any size can learn by heart. */
const rows = things.map((thing, index) => ({
  messages: [
    { role: 'user', content: `What colour is the ${thing}?` },
    { role: 'assistant', content: `The ${thing} is ${colours[index]}.` },
  ],
  answer: colours[index],
}))

const config = {
  model_type: 'llama', architectures: ['LlamaForCausalLM'], vocab_size: 320, hidden_size: 32, intermediate_size: 64,
  num_hidden_layers: 2, num_attention_heads: 4, num_key_value_heads: 2, max_position_embeddings: 256, rms_norm_eps: 1e-5,
  rope_theta: 10000, hidden_act: 'silu', tie_word_embeddings: true, bos_token_id: null, eos_token_id: 1, torch_dtype: 'float32',
}

/** A project with everything a run needs, small enough to train in seconds. */
export interface TinyProject {
  /** A random Llama of some thousand parameters, with its tokenizer. */
  model: string
  /** JSON lines with messages. */
  data: string
  /** A recipe for both, with relative paths. */
  recipe: string
}

/** Makes the project in an existing folder; the same bytes every time. */
export function createTinyProject(folder: string): TinyProject {
  const model = join(folder, 'tiny-llama')
  const data = join(folder, 'colours.jsonl')
  const recipe = join(folder, 'tunesmith.yaml')
  const tokenizer = trainByteLevelBpe(rows.flatMap(({ messages }) => messages.map(({ content }) => content)), {
    vocabSize: config.vocab_size, specialTokens: ['<|im_start|>', '<|im_end|>'], eosToken: '<|im_end|>', padToken: '<|im_end|>',
  })
  mkdirSync(model, { recursive: true })
  writeTokenizerFiles(model, tokenizer)
  const architecture = readArchitecture(config)
  saveModel(model, architecture, freshParameters(architecture, 1), config, model, 'F32')
  writeFileSync(data, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  writeFileSync(recipe, recipeText)
  return { model, data, recipe }
}

const recipeText = `# A run that takes seconds.
model: tiny-llama
data:
  train: colours.jsonl
  validation: colours.jsonl
lora:
  rank: 4
training:
  epochs: 10
  batchSize: 2
  learningRate: 0.01
compute:
  threads: 1
`
