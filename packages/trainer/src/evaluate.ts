import type { TrainableLanguageModel } from '@tunesmith/nn'
import type { BatchPlan } from './data/batch-plan.ts'
import type { NamedArrays } from './optimizers/index.ts'

/** Mean negative log-likelihood per supervised token over all rows of a plan, in nats. */
export async function evaluateLoss(
  model: TrainableLanguageModel,
  parameters: NamedArrays,
  plan: BatchPlan,
): Promise<number> {
  let total = 0
  let supervisedTokens = 0
  for (let step = 0; step < plan.stepsPerEpoch; step++) {
    for (const batch of plan.batchesOf(step)) {
      total += await model.loss(parameters, { ...batch, rowCapacity: plan.shape.rows }, 1)
      supervisedTokens += batch.supervisedTokens
    }
  }
  return total / supervisedTokens
}
