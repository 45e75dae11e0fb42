import {
  add,
  constant,
  customGradient,
  div,
  equal,
  exp,
  log,
  matmul,
  max,
  maximum,
  mul,
  reshape,
  square,
  sub,
  sum,
  tanh,
  where,
  concat,
  type Tensor,
} from '@tunesmith/autograd'
import type { Matrix } from '../weights/weights.ts'

export interface LinearCrossEntropyOptions {
  vocabularySize: number
  softCap: number | undefined
  /** Vocabulary rows taken at once; logits never exist for more than these. */
  blockSize?: number
}

const defaultBlockSize = 8192

/**
 * Σᵢ weightᵢ × −log softmax(hiddenᵢ Eᵀ)[targetᵢ], without ever holding all logits: the vocabulary is streamed in blocks
 * with a running maximum and sum (Wijmans et al. 2024, arXiv:2411.09009; Milakov & Gimelshein 2018, arXiv:1805.02867).
 * With a frozen output matrix the gradient of `hidden` is gathered in the same sweep, so each block of logits is
 * computed once.
 * @param hidden `[rows, hidden]`, after the final norm
 * @param output the output embedding E `[vocabulary, hidden]`
 * @param targets `[rows]` int32
 * @param weights `[rows]`; 0 leaves a row out
 * @returns a scalar
 */
export function linearCrossEntropy(
  hidden: Tensor,
  output: Matrix,
  targets: Tensor,
  weights: Tensor,
  options: LinearCrossEntropyOptions,
): Tensor {
  return output.trainable
    ? differentiable(hidden, output, targets, weights, options)
    : streamed(hidden, output, targets, weights, options)
}

const perRow = { axes: [1], keepDims: true }

/** Blocks of vocabulary rows. */
function blocks({ vocabularySize, blockSize = defaultBlockSize }: LinearCrossEntropyOptions) {
  const count = Math.ceil(vocabularySize / blockSize)
  return Array.from({ length: count }, (_, index) => ({
    start: index * blockSize,
    end: Math.min((index + 1) * blockSize, vocabularySize),
  }))
}

/** Logits bounded by the soft cap, and the factor by which that changes their gradient. */
function capped(logits: Tensor, softCap: number | undefined): { logits: Tensor; slope: Tensor | undefined } {
  if (softCap === undefined) return { logits, slope: undefined }
  const bounded = tanh(div(logits, softCap))
  return { logits: mul(bounded, softCap), slope: sub(1, square(bounded)) }
}

/** One sweep over the vocabulary computes the loss and the gradient of `hidden`. */
function streamed(
  hidden: Tensor,
  output: Matrix,
  targets: Tensor,
  weights: Tensor,
  options: LinearCrossEntropyOptions,
): Tensor {
  let highest: Tensor | undefined
  let total: Tensor | undefined
  let pulled: Tensor | undefined
  for (const { start, end } of blocks(options)) {
    const rows = output.block(start, end)
    const { logits, slope } = capped(matmul(hidden, rows, { transposeB: true }), options.softCap)
    const blockHighest = max(logits, perRow)
    const newHighest: Tensor = highest ? maximum(highest, blockHighest) : blockHighest
    const scores = exp(sub(logits, newHighest))
    const blockTotal = sum(scores, perRow)
    const blockPulled = matmul(slope ? mul(scores, slope) : scores, rows)
    if (highest && total && pulled) {
      const shrink = exp(sub(highest, newHighest))
      total = add(mul(total, shrink), blockTotal)
      pulled = add(mul(pulled, shrink), blockPulled)
    } else {
      total = blockTotal
      pulled = blockPulled
    }
    highest = newHighest
  }
  const targetRows = output.rows(targets)
  const target = capped(sum(mul(hidden, targetRows), perRow), options.softCap)
  const logSumExp = add(log(total!), highest!)
  const column = reshape(weights, [-1, 1])
  const loss = sum(mul(sub(logSumExp, target.logits), column))
  const pushed = target.slope ? mul(targetRows, target.slope) : targetRows
  const dHidden = mul(sub(div(pulled!, total!), pushed), column)
  return customGradient(loss, [hidden], (dy) => [mul(dHidden, dy)])
}

/** The plain computation, for an output matrix that is trained too. */
function differentiable(
  hidden: Tensor,
  output: Matrix,
  targets: Tensor,
  weights: Tensor,
  options: LinearCrossEntropyOptions,
): Tensor {
  const logits = concat(
    blocks(options).map(({ start, end }) => matmul(hidden, output.block(start, end), { transposeB: true })),
    1,
  )
  const bounded = capped(logits, options.softCap).logits
  const column = reshape(weights, [-1, 1])
  const ids = constant(
    Int32Array.from({ length: options.vocabularySize }, (_, id) => id),
    [1, options.vocabularySize],
    'int32',
  )
  const isTarget = equal(reshape(targets, [-1, 1]), ids)
  const highest = max(bounded, perRow)
  const scores = exp(sub(bounded, highest))
  const total = sum(scores, perRow)
  const logSumExp = add(log(total), highest)
  const targetLogits = sum(where(isTarget, bounded, 0), perRow)
  const loss = sum(mul(sub(logSumExp, targetLogits), column))
  const probabilities = div(scores, total)
  return customGradient(loss, [bounded], (dy) => [
    mul(mul(sub(probabilities, where(isTarget, constant(1), 0)), column), dy),
  ])
}
