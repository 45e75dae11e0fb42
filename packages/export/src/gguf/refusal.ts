import { fail } from '@tunesmith/contract'
import type { Architecture } from '@tunesmith/nn'
import { type GgufFamily, ggufFamilyOf } from './families.ts'
import { mainRotary, uniformStretching, windowedRotary } from './rotary.ts'
import { isWindowed, windowPattern } from './windows.ts'

type Check = [isRefused: (architecture: Architecture, family: GgufFamily) => boolean, reason: string]

/** What some model of a family could have and llama.cpp's graph for the family has not. */
const checks: readonly Check[] = [
  [
    ({ heads, headSize, hiddenSize }, { headsShareHidden }) => headsShareHidden && heads * headSize !== hiddenSize,
    'its heads together are not as wide as its hidden state',
  ],
  [({ activation }, family) => activation !== family.activation, 'its activation function is another one'],
  [
    ({ queryKeyValueBias }, { biases }) => queryKeyValueBias && !biases.includes('queryKeyValue'),
    'its queries, keys and values have biases',
  ],
  [({ outputBias }, { biases }) => outputBias && !biases.includes('output'), 'the output of its attention has a bias'],
  [({ mlpBias }, { biases }) => mlpBias && !biases.includes('mlp'), 'its feed-forward layers have biases'],
  [
    (architecture, { windows }) =>
      windows !== 'unknown' &&
      (windows === 'required' || architecture.layers.some(isWindowed)) &&
      !windowPattern(architecture),
    'its windows of attention follow another pattern',
  ],
  [
    ({ layers }, { unturnedEvery }) =>
      layers.some(({ rotary }, index) => !rotary !== (unturnedEvery !== undefined && (index + 1) % unturnedEvery === 0)),
    'other layers of it have no positions',
  ],
  [
    ({ layers, headSize }, { partialRotation }) =>
      !partialRotation && layers.some(({ rotary }) => rotary && rotary.frequencies.length * 2 !== headSize),
    'only a part of each head is turned',
  ],
  [
    (architecture, { ownFrequencies }) => {
      const rotary = mainRotary(architecture)
      return !ownFrequencies && rotary !== undefined && uniformStretching(rotary) === undefined
    },
    'it stretches positions by factors that differ from frequency to frequency',
  ],
  [
    (architecture, { windowedRotation }) => {
      const rotary = windowedRotary(architecture)
      return windowedRotation === 'own base' && rotary !== undefined && uniformStretching(rotary) !== 1
    },
    'it stretches positions in layers with a window',
  ],
  [
    ({ attentionSoftCap, logitSoftCap }, { softCaps }) =>
      softCaps === 'required' ? !attentionSoftCap || !logitSoftCap : attentionSoftCap !== undefined,
    'its scores are bounded otherwise',
  ],
  [({ logitSoftCap }, { softCaps }) => softCaps === 'none' && logitSoftCap !== undefined, 'its logits are bounded'],
  [
    ({ tiedEmbeddings }, { outputMatrix }) => outputMatrix === 'impossible' && !tiedEmbeddings,
    'its output matrix is not that of its embeddings',
  ],
]

/** Why llama.cpp cannot run a model of this architecture; undefined if it can. */
export function refusal(architecture: Architecture): string | undefined {
  const family = ggufFamilyOf(architecture)
  return checks.find(([isRefused]) => isRefused(architecture, family))?.[1]
}

/** @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp would compute something else */
export function requireRunnable(architecture: Architecture, model: string): void {
  const difference = refusal(architecture)
  if (difference === undefined) return
  fail('GGUF_EXPORT_UNSUPPORTED', {
    model,
    reason: `unlike any ${architecture.family} model that llama.cpp knows, ${difference}`,
  })
}
