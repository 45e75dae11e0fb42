import { createLanguageModel, trainableWeights, type Architecture } from '@tunesmith/nn'
import { accumulateGradients, AdamW, clipGradients } from '@tunesmith/trainer'
import { length, repeatedTokens, sequences } from './repeated-tokens.ts'

const learningRate = 1.5e-3
const warmupSteps = 50

/**
 * Trains `parameters` in place to copy from the context, on random tokens. A model that can look back before it reads
 * its first text uses it there (induction heads: Olsson et al. 2022, arXiv:2209.11895).
 * @param report is told the running mean of the loss after each step
 */
export async function learnToCopy(
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
    clipGradients(gradients, 1)
    optimizer.step(parameters, gradients, learningRate * Math.min(1, (step + 1) / warmupSteps))
    mean = mean === undefined ? loss : 0.9 * mean + 0.1 * loss
    report(step + 1, mean)
  }
  await model.release()
}
