import {
  add,
  cast,
  compile,
  concat,
  constant,
  expand,
  input,
  lessOrEqual,
  type CompiledGraph,
  type CompileOptions,
} from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import type { KeyValue } from '../decoder.ts'
import { causalLanguageModelLogits } from '../causal-language-model.ts'
import type { Weights } from '../weights/weights.ts'

/** What the inputs and outputs that carry one layer's keys and values are called. */
export const cacheNames = (layer: number) => ({
  past: { key: `past.${layer}.key`, value: `past.${layer}.value` },
  present: { key: `present.${layer}.key`, value: `present.${layer}.value` },
})

const integers = (values: readonly number[]) => constant(Int32Array.from(values), [1, values.length], 'int32')
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

/**
 * Reads whole prompts: `ids` `[batch, length]`, padded on the right, and `rows` `[batch]`, the flat index of each
 * prompt's last token, give `logits` `[batch, vocabulary]` and all layers' keys and values
 * `[batch, key heads, length, head size]`. Padding needs no mask, as no token looks at a later one.
 */
export function prefillGraph(
  architecture: Architecture,
  weights: Weights,
  { batch, length }: { batch: number; length: number },
  options: CompileOptions,
): CompiledGraph {
  const positions = integers(upTo(length))
  const segments = integers(upTo(length).map(() => 1))
  const { logits, present } = causalLanguageModelLogits(architecture, weights, {
    ids: input('ids', [batch, length], 'int32'),
    pattern: {
      queryPositions: positions,
      keyPositions: positions,
      querySegments: segments,
      keySegments: segments,
    },
    maxPositions: length,
    rows: input('rows', [batch], 'int32'),
  })
  return compile({ logits, ...presentOutputs(present) }, options)
}

/**
 * Reads one more token of each text: `ids` and `positions` `[batch, 1]` and the cached keys and values
 * `[batch, key heads, capacity, head size]`, of which a text's token at position p looks at the first p, give `logits`
 * `[batch, vocabulary]` and the token's own keys and values `[batch, key heads, 1, head size]`.
 */
export function decodeGraph(
  architecture: Architecture,
  weights: Weights,
  { batch, capacity }: { batch: number; capacity: number },
  options: CompileOptions,
): CompiledGraph {
  const { keyValueHeads, headSize } = architecture
  const positions = input('positions', [batch, 1], 'int32')
  const slots = integers(upTo(capacity))
  const isFilled = lessOrEqual(add(slots, integers([1])), positions)
  const own = expand(integers([1]), [batch, 1])
  const cached = (name: string) => input(name, [batch, keyValueHeads, capacity, headSize])
  const { logits, present } = causalLanguageModelLogits(architecture, weights, {
    ids: input('ids', [batch, 1], 'int32'),
    pattern: {
      queryPositions: positions,
      keyPositions: concat([expand(slots, [batch, capacity]), positions], 1),
      querySegments: own,
      keySegments: concat([cast(isFilled, 'int32'), own], 1), // empty slots belong to no document
    },
    maxPositions: capacity,
    past: architecture.layers.map((_, layer) => {
      const { key, value } = cacheNames(layer).past
      return { key: cached(key), value: cached(value) }
    }),
    rows: constant(Int32Array.from(upTo(batch)), [batch], 'int32'),
  })
  return compile({ logits, ...presentOutputs(present) }, options)
}

function presentOutputs(present: readonly KeyValue[]) {
  return Object.fromEntries(
    present.flatMap(({ key, value }, layer) => {
      const names = cacheNames(layer).present
      return [
        [names.key, key],
        [names.value, value],
      ]
    }),
  )
}
