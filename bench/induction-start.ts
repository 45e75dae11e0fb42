import { createLanguageModel, readArchitecture, trainableWeights, type Architecture } from '@tunesmith/nn'
import type { TrainingBatch } from '@tunesmith/text'
import {
  accumulateGradients,
  AdamW,
  clippingScale,
  freshParameters,
  globalNorm,
  normalParameters,
  Random,
} from '@tunesmith/trainer'
import { parseArgs } from 'node:util'

// How soon a new model learns to copy from its context, with an induction head and without:
// node bench/induction-start.ts [--steps 300] [--hidden 384] [--layers 6]

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
const sequences = 8
const length = 128

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

/** Random tokens that repeat after 8 to 55: nothing but the context tells what follows. Only what can be copied is asked for. */
function repeatedTokens(step: number, vocabularySize: number): TrainingBatch {
  const random = Random.fromKey(1, 'repeated tokens', step)
  const ids = new Int32Array(sequences * length)
  const rows: number[] = []
  for (let start = 0; start < ids.length; start += length) {
    const period = 8 + random.integer(48)
    for (let place = 0; place < length; place++) {
      ids[start + place] = place < period ? random.integer(vocabularySize) : ids[start + place - period]
      if (place >= period) rows.push(start + place - 1)
    }
  }
  return {
    batch: sequences,
    length,
    ids,
    positions: ids.map((_, index) => index % length),
    segments: new Int32Array(ids.length).fill(1),
    rows: Int32Array.from(rows),
    targets: Int32Array.from(rows, (row) => ids[row + 1]),
    tokens: ids.length,
    supervisedTokens: rows.length,
  }
}

const learningRate = 1.5e-3
const warmupSteps = 50

/**
 * Trains `parameters` in place to copy from the context, on random tokens.
 * @param report is told the running mean of the loss after each step
 */
async function learnToCopy(
  architecture: Architecture,
  parameters: Map<string, Float32Array>,
  steps: number,
  report: (step: number, loss: number) => void,
): Promise<void> {
  const model = createLanguageModel({ architecture, weights: () => trainableWeights(), recompute: 'none' })
  const optimizer = new AdamW({ beta1: 0.9, beta2: 0.95, weightDecay: (name) => (name.endsWith('proj.weight') ? 0.1 : 0) })
  let mean: number | undefined
  for (let step = 0; step < steps; step++) {
    const batch = repeatedTokens(step, architecture.vocabularySize)
    const { loss, gradients } = await accumulateGradients(model, parameters, [batch], sequences * length)
    const rate = learningRate * Math.min(1, (step + 1) / warmupSteps)
    optimizer.step(parameters, gradients, rate, clippingScale(globalNorm(gradients), 1))
    mean = mean === undefined ? loss : 0.9 * mean + 0.1 * loss
    report(step + 1, mean)
  }
  await model.release()
}

const starts = { normal: normalParameters, induction: freshParameters }
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
console.log('| steps | normal | induction head |\n|---:|---:|---:|')
for (const [index, normal] of curves.get('normal')!.entries())
  console.log(`| ${(index + 1) * every} | ${normal.toFixed(2)} | ${curves.get('induction')![index].toFixed(2)} |`)
