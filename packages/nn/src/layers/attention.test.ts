import { gradients, input, mul, sum } from '@tunesmith/autograd'
import { expect, it } from 'vitest'
import { evaluate, relativeError } from '../evaluate.fixture.ts'
import { attentionBias } from './attention-mask.ts'
import { attention } from './attention.ts'

const [length, keyHeads, group, headSize] = [600, 1, 2, 4]

/** Numbers in (−1, 1) that look random and are the same everywhere. */
const spread = (count: number, step: number) =>
  Float32Array.from({ length: count }, (_, index) => (((index + 1) * step) % 1) * 2 - 1)

it.each([
  { window: undefined, softCap: undefined },
  { window: 300, softCap: 0.5 },
])('many queries are handled in chunks that give what all at once give: window $window, soft cap $softCap', async (options) => {
  const positions = input('positions', [1, length], 'int32')
  const segments = input('segments', [1, length], 'int32')
  const pattern = { queryPositions: positions, keyPositions: positions, querySegments: segments, keySegments: segments }
  const query = input('query', [1, keyHeads, group, length, headSize])
  const [key, value] = ['key', 'value'].map((name) => input(name, [1, keyHeads, length, headSize]))
  const weights = input('weights', query.shape)
  const [chunked, whole] = [true, false].map((causal) => {
    const bias = attentionBias(pattern, options.window)
    const mixed = attention(query, [key], [value], { scale: 2, softCap: options.softCap, bias, causal })
    return [mixed, ...gradients(sum(mul(mixed, weights)), [query, key, value])]
  })
  const named = [...chunked, ...whole].map((tensor, index) => [`result${index}`, tensor] as const)
  const documentStart = 280 // inside the second chunk, so that a chunk holds the end of one and the start of another
  const results = await evaluate(Object.fromEntries(named), {
    query: spread(keyHeads * group * length * headSize, 0.7548776662),
    key: spread(keyHeads * length * headSize, 0.5698402909),
    value: spread(keyHeads * length * headSize, 0.3183098862),
    weights: spread(keyHeads * group * length * headSize, 0.6180339887),
    positions: Int32Array.from({ length }, (_, index) => (index < documentStart ? index : index - documentStart)),
    segments: Int32Array.from({ length }, (_, index) => (index < documentStart ? 1 : 2)),
  })
  chunked.forEach((_, index) => {
    expect(relativeError(results[`result${index}`], results[`result${chunked.length + index}`])).toBeLessThan(1e-5)
  })
})
