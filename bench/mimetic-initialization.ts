import { readArchitecture } from '@tunesmith/nn'
import { freshParameters, normalParameters } from '@tunesmith/trainer'
import { parseArgs } from 'node:util'
import { learnToCopy } from '../examples/pretrain-base/start/learn-to-copy.ts'

// How soon a new model learns to copy from its context, started mimetic and started normal:
// node bench/mimetic-initialization.ts [--steps 300] [--hidden 384] [--layers 6]

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '300' },
    hidden: { type: 'string', default: '384' },
    layers: { type: 'string', default: '6' },
  },
})
const steps = Number(values.steps)
const hidden = Number(values.hidden)
const vocabulary = 4096

const architecture = readArchitecture({
  model_type: 'llama',
  hidden_size: hidden,
  intermediate_size: Math.round((hidden * 7) / 3),
  num_hidden_layers: Number(values.layers),
  num_attention_heads: hidden / 64,
  num_key_value_heads: hidden % 192 === 0 ? hidden / 192 : hidden / 64,
  vocab_size: vocabulary,
  max_position_embeddings: 512,
  tie_word_embeddings: true,
  rms_norm_eps: 1e-5,
  rope_theta: 10_000,
  hidden_act: 'silu',
})

const starts = { normal: normalParameters, mimetic: freshParameters }
const every = Math.max(1, Math.floor(steps / 12))
const curves = new Map<string, number[]>()
for (const [name, start] of Object.entries(starts)) {
  const curve: number[] = []
  await learnToCopy(architecture, start(architecture, 1), steps, (step, loss) => {
    if (step % every === 0) curve.push(loss)
  })
  curves.set(name, curve)
}

console.log(`Loss on tokens that can be copied (a guess: ${Math.log(vocabulary).toFixed(2)}), running mean`)
console.log('| steps | normal | mimetic |\n|---:|---:|---:|')
for (const [index, normal] of curves.get('normal')!.entries())
  console.log(`| ${(index + 1) * every} | ${normal.toFixed(2)} | ${curves.get('mimetic')![index].toFixed(2)} |`)
