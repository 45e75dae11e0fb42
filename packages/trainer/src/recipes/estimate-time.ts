import { chosen, reason, type RunSpec, type TimeRange } from '@tunesmith/contract'
import { linearLayers, type Architecture } from '@tunesmith/nn'
import { chooseSettings } from './choose-settings.ts'
import { requirePossible } from './prepare.ts'
import { openBasis, type SettingsBasis } from './preview.ts'

/**
 * What training makes of the speed of large products: the best of large models, and the least of small ones, whose products
 * are short and which do much besides (bench/training-speed.ts).
 */
const efficiency = { best: 0.9, least: 0.25 }

/**
 * About how long a run takes on the processor, from the products it has to compute; nothing is computed, and of the model
 * only headers are read. Rough by nature: `planRun` measures.
 *
 * @param folder where the run is going to be
 * @param speed operations a second, see `processorSpeed`
 * @throws what `previewSettings` throws
 */
export function estimateTime(spec: RunSpec, folder: string, speed: number, basis: SettingsBasis = openBasis(spec, folder)): TimeRange {
  requirePossible(spec, basis.base.architecture)
  const { settings, plan } = chooseSettings({ spec, ...basis, folder, provider: chosen('cpu' as const, reason('provider.until-measured')) })
  const { proof } = basis
  const tokensPerRow = proof.tokens / Math.max(1, proof.usableRows)
  const passes = plan.totalSteps / plan.stepsPerEpoch
  const evaluations = Math.ceil(plan.totalSteps / settings.evaluateEvery.value) + 1
  const forward = forwardOperations(basis.base.architecture, proof.supervisedTokens / Math.max(1, proof.tokens))
  const training = passes * plan.trainingRows * (backwardShare[settings.method.value] + recomputedShare[settings.recompute.value] + 1)
  const operations = tokensPerRow * forward * (training + evaluations * plan.validationRows)
  return { low: operations / (speed * efficiency.best), high: operations / (speed * efficiency.least) }
}

/** Operations of a token's forward pass (Kaplan et al. 2020, arXiv:2001.08361); logits are computed where they are learned. */
function forwardOperations(architecture: Architecture, supervisedShare: number): number {
  const matrices = linearLayers(architecture).reduce((total, { inFeatures, outFeatures }) => total + inFeatures * outFeatures, 0)
  return 2 * (matrices + supervisedShare * architecture.vocabularySize * architecture.hiddenSize)
}

/** The backward pass beside the forward one: gradients of inputs, and of all weights where they are trained. */
const backwardShare = { lora: 1, qlora: 1, full: 2, scratch: 2 } as const

/** What is computed again in the backward pass. */
const recomputedShare = { none: 0, smart: 0.25, full: 1 } as const
