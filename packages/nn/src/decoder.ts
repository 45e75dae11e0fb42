import {
  add,
  checkpoint,
  gelu,
  geluTanh,
  mul,
  reshape,
  rmsNorm,
  save,
  scope,
  silu,
  slice,
  type Tensor,
} from '@tunesmith/autograd'
import { blockNorms, linearLayers, type Architecture, type LayerAttention } from './architecture.ts'
import { attentionBias, type AttentionPattern } from './layers/attention-mask.ts'
import { attention, joinHeads, splitHeads, splitQueryHeads } from './layers/attention.ts'
import { rotate, rotationAt, type RotaryEmbedding, type Rotation } from './layers/rotary-embedding.ts'
import type { Weights } from './weights/weights.ts'

const activations = { silu, gelu, geluTanh }

/** Keys and values of earlier tokens, one pair a layer: `[batch, key heads, cached, head size]`. */
export interface KeyValue {
  key: Tensor
  value: Tensor
}

export interface DecoderInputs {
  /** `[batch, sequence]` int32. */
  ids: Tensor
  pattern: AttentionPattern
  /** One more than the largest position. */
  maxPositions: number
  /** What earlier calls computed, for generation. */
  past?: readonly KeyValue[]
}

export interface DecoderOutputs {
  /** `[batch × sequence, hidden]`, before the final norm. */
  hidden: Tensor
  /** The keys and values of this call's tokens. */
  present: KeyValue[]
}

/** What all layers share, made once. */
interface Shared {
  architecture: Architecture
  weights: Weights
  batch: number
  /** x through the linear layer of that name. */
  linear: (name: string, x: Tensor) => Tensor
  rotation: (embedding: RotaryEmbedding) => Rotation
  bias: (window: number | undefined) => Tensor
}

/** The decoder blocks of a transformer language model, from token ids to hidden states. */
export function decoder(architecture: Architecture, weights: Weights, inputs: DecoderInputs): DecoderOutputs {
  const { ids, pattern, maxPositions, past } = inputs
  const { hiddenSize, vocabularySize, embeddingScale } = architecture
  const layers = new Map(linearLayers(architecture).map((layer) => [layer.name, layer]))
  const shared: Shared = {
    architecture,
    weights,
    batch: ids.shape[0],
    linear(name, x) {
      const { outFeatures, inFeatures, bias } = layers.get(name)!
      return weights.linear(name, outFeatures, inFeatures, bias)(x)
    },
    rotation: once((embedding) => rotationAt(embedding, pattern.queryPositions, maxPositions)),
    bias: once((window) => attentionBias(pattern, window)),
  }
  // made here, outside the first layer's checkpoint region, because all layers use them
  for (const { rotary, window } of architecture.layers) {
    if (rotary) shared.rotation(rotary)
    shared.bias(window)
  }

  const embedding = weights.matrix('model.embed_tokens.weight', vocabularySize, hiddenSize)
  let hidden = scope('embedding', () => reshape(embedding.rows(ids), [-1, hiddenSize]))
  if (embeddingScale !== 1) hidden = mul(hidden, embeddingScale)
  const present: KeyValue[] = []
  architecture.layers.forEach((layer, index) => {
    hidden = checkpoint(`layer${index}`, () => block(shared, layer, index, hidden, past?.[index], present))
  })
  return { hidden, present }
}

function block(
  shared: Shared,
  layer: LayerAttention,
  index: number,
  x: Tensor,
  past: KeyValue | undefined,
  present: KeyValue[],
): Tensor {
  const { architecture } = shared
  const path = `model.layers.${index}`
  const norms = blockNorms[architecture.normPlacement]
  const norm = (place: keyof typeof norms, value: Tensor) =>
    norms[place] === undefined ? value : normalize(shared, `${path}.${norms[place]}.weight`, value)
  const residual = (value: Tensor) =>
    architecture.residualScale === 1 ? value : mul(value, architecture.residualScale)

  const attended = scope('attention', () => {
    const { output, keyValue } = selfAttention(shared, layer, path, norm('beforeAttention', x), past)
    present.push(keyValue)
    return save(add(x, residual(norm('afterAttention', output))))
  })
  return scope('mlp', () => {
    const output = mlp(shared, path, norm('beforeMlp', attended))
    return add(attended, residual(norm('afterMlp', output)))
  })
}

function selfAttention(
  shared: Shared,
  { rotary, window }: LayerAttention,
  path: string,
  x: Tensor,
  past: KeyValue | undefined,
): { output: Tensor; keyValue: KeyValue } {
  const { architecture, batch, rotation, bias, linear } = shared
  const { heads, keyValueHeads, headSize, queryKeyNorm } = architecture
  const querySize = heads * headSize
  const keySize = keyValueHeads * headSize
  const project = (name: string) => save(linear(`${path}.self_attn.${name}`, x))
  const headNorm = (name: string, value: Tensor, when: Architecture['queryKeyNorm']) =>
    queryKeyNorm === when ? normalize(shared, `${path}.self_attn.${name}.weight`, value) : value
  const turn = (value: Tensor) => (rotary ? rotate(value, rotation(rotary)) : value)

  const [query, key, value] = architecture.fusedProjections
    ? splitColumns(project('qkv_proj'), [querySize, keySize, keySize])
    : [project('q_proj'), project('k_proj'), project('v_proj')]

  const queryHeads = turn(
    headNorm('q_norm', splitQueryHeads(headNorm('q_norm', query, 'all'), batch, keyValueHeads, headSize), 'head'),
  )
  const keyHeads = turn(headNorm('k_norm', splitHeads(headNorm('k_norm', key, 'all'), batch, headSize), 'head'))
  const keyValue: KeyValue = { key: keyHeads, value: splitHeads(value, batch, headSize) }
  const withPast = (name: 'key' | 'value') => (past ? [past[name], keyValue[name]] : [keyValue[name]])

  const mixed = attention(queryHeads, withPast('key'), withPast('value'), {
    scale: architecture.attentionScale,
    softCap: architecture.attentionSoftCap,
    bias: bias(window),
    causal: !past,
  })
  return { output: linear(`${path}.self_attn.o_proj`, save(joinHeads(mixed))), keyValue }
}

/** The gated feed-forward block (Shazeer 2020, arXiv:2002.05202): down(activation(gate(x)) × up(x)). */
function mlp({ architecture, linear }: Shared, path: string, x: Tensor): Tensor {
  const { intermediateSize, activation, fusedProjections } = architecture
  const project = (name: string) => save(linear(`${path}.mlp.${name}`, x))
  const [gate, up] = fusedProjections
    ? splitColumns(project('gate_up_proj'), [intermediateSize, intermediateSize])
    : [project('gate_proj'), project('up_proj')]
  return linear(`${path}.mlp.down_proj`, mul(activations[activation](gate), up))
}

/** RMSNorm over the last axis with a weight of the checkpoint. */
export function normalize(
  { architecture, weights }: Pick<Shared, 'architecture' | 'weights'>,
  name: string,
  x: Tensor,
): Tensor {
  const { normEpsilon, normWeightOffset } = architecture
  const weight = weights.vector(name, x.shape.at(-1)!)
  return rmsNorm(x, normWeightOffset === 0 ? weight : add(weight, normWeightOffset), normEpsilon)
}

function splitColumns(x: Tensor, sizes: readonly number[]): Tensor[] {
  let start = 0
  return sizes.map((size) => slice(x, 1, start, (start += size)))
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key)!
  }
}
