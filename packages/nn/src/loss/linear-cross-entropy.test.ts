import { gradients, input, type Tensor } from '@tunesmith/autograd'
import { describe, expect, it } from 'vitest'
import { evaluate, relativeError } from '../evaluate.fixture.ts'
import { trainableWeights } from '../weights/trainable-weights.ts'
import { linearCrossEntropy } from './linear-cross-entropy.ts'

const rows = 6
const size = 5
const vocabularySize = 33
const targets = Int32Array.of(0, 6, 7, 32, 13, 0)
const rowWeights = Float32Array.of(0.25, 0.5, 1, 0.125, 2, 0) // the last row only fills the bucket

/** Numbers in (−1, 1) that look random and are the same everywhere. */
const spread = (count: number, step: number) =>
  Float32Array.from({ length: count }, (_, index) => (((index + 1) * step) % 1) * 2 - 1)

interface Values {
  hidden: Float32Array
  output: Float32Array
}

/** The definition, in float64: loss and gradients of hidden and output. */
function reference({ hidden, output }: Values, softCap: number | undefined) {
  const dHidden = new Float64Array(hidden.length)
  const dOutput = new Float64Array(output.length)
  let loss = 0
  for (let row = 0; row < rows; row++) {
    const products = Array.from({ length: vocabularySize }, (_, id) => {
      let product = 0
      for (let k = 0; k < size; k++) product += hidden[row * size + k] * output[id * size + k]
      return product
    })
    const logits = softCap ? products.map((x) => softCap * Math.tanh(x / softCap)) : products
    const highest = Math.max(...logits)
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0)
    loss += rowWeights[row] * (Math.log(total) + highest - logits[targets[row]])
    products.forEach((product, id) => {
      const slope = softCap ? 1 - Math.tanh(product / softCap) ** 2 : 1
      const isTarget = id === targets[row] ? 1 : 0
      const dProduct = rowWeights[row] * (Math.exp(logits[id] - highest) / total - isTarget) * slope
      for (let k = 0; k < size; k++) {
        dHidden[row * size + k] += dProduct * output[id * size + k]
        dOutput[id * size + k] += dProduct * hidden[row * size + k]
      }
    })
  }
  return { loss, dHidden, dOutput }
}

async function computed(values: Values, options: { trainable: boolean; blockSize: number; softCap?: number }) {
  const weights = trainableWeights()
  const matrix = weights.matrix('output', vocabularySize, size)
  const hidden = input('hidden', [rows, size])
  const loss = linearCrossEntropy(
    hidden,
    { ...matrix, trainable: options.trainable },
    input('targets', [rows], 'int32'),
    input('rowWeights', [rows]),
    { vocabularySize, softCap: options.softCap, blockSize: options.blockSize },
  )
  const wrt: Tensor[] = [hidden, weights.parameters[0].tensor]
  const [dHidden, dOutput] = gradients(loss, wrt)
  const results = { loss, dHidden, ...(options.trainable && { dOutput }) }
  return evaluate(results, { ...values, targets, rowWeights })
}

const moderate: Values = {
  hidden: spread(rows * size, 0.7548776662),
  output: spread(vocabularySize * size, 0.5698402909),
}
/** Logits far beyond what exp can hold, the highest of some rows in the last block. */
const extreme: Values = { ...moderate, hidden: moderate.hidden.map((x) => x * 300) }

describe.each([
  { name: 'moderate logits', values: moderate, softCap: undefined },
  { name: 'moderate logits, soft cap', values: moderate, softCap: 0.75 },
  { name: 'extreme logits', values: extreme, softCap: undefined },
  { name: 'extreme logits, soft cap', values: extreme, softCap: 200 },
])('linear cross-entropy, $name', ({ values, softCap }) => {
  const expected = reference(values, softCap)

  it.each([
    { trainable: false, blockSize: 7 },
    { trainable: false, blockSize: 11 },
    { trainable: false, blockSize: 64 },
    { trainable: true, blockSize: 7 },
    { trainable: true, blockSize: 64 },
  ])('trainable $trainable, blocks of $blockSize', async ({ trainable, blockSize }) => {
    const result = await computed(values, { trainable, blockSize, softCap })
    expect(relativeError(result.loss, [expected.loss])).toBeLessThan(1e-6)
    expect(relativeError(result.dHidden, expected.dHidden)).toBeLessThan(1e-5)
    if (trainable) expect(relativeError(result.dOutput, expected.dOutput)).toBeLessThan(1e-5)
  })

  it('gives a row of weight 0 no gradient', async () => {
    const { dHidden } = await computed(values, { trainable: false, blockSize: 7, softCap })
    expect([...dHidden.subarray((rows - 1) * size)].every((x) => x === 0)).toBe(true)
  })
})
