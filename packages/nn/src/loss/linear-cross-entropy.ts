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
  where,
  type Tensor,
} from '@tunesmith/autograd'
import { softCap } from '../layers/soft-cap.ts'
import { vocabularyBlocks } from '../layers/vocabulary-blocks.ts'
import type { Matrix } from '../weights/weights.ts'

export interface LinearCrossEntropyOptions {
  vocabularySize: number
  /** Bounds the logits (Gemma 2). */
  softCap: number | undefined
  /** Vocabulary rows taken at once; with a frozen output matrix, logits never exist for more than these. */
  blockSize?: number
}

/**
 * Σᵢ weightᵢ × −log softmax(hiddenᵢ Eᵀ)[targetᵢ]. With a frozen output matrix no more than a block of logits ever
 * exists: the vocabulary is streamed with a running maximum and sum (Wijmans et al. 2024, arXiv:2411.09009; Milakov &
 * Gimelshein 2018, arXiv:1805.02867), and the gradient of `hidden` is gathered in the same sweep.
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
  const column = reshape(weights, [-1, 1])
  return output.trainable
    ? differentiable(hidden, output, targets, column, options)
    : streamed(hidden, output, targets, column, options)
}

const perRow = { axes: [1], keepDims: true }

/** One sweep over the vocabulary computes the loss and the gradient of `hidden`. */
function streamed(
  hidden: Tensor,
  output: Matrix,
  targets: Tensor,
  column: Tensor,
  { vocabularySize, softCap: cap, blockSize }: LinearCrossEntropyOptions,
): Tensor {
  /** The slope of the soft cap at logits that it has bounded already, on a gradient that flows back through it. */
  const throughCap = (gradient: Tensor, logits: Tensor) =>
    cap === undefined ? gradient : mul(gradient, sub(1, square(div(logits, cap))))

  let highest: Tensor | undefined
  let total: Tensor | undefined
  let pulled: Tensor | undefined
  for (const { start, end } of vocabularyBlocks(vocabularySize, blockSize)) {
    const rows = output.block(start, end)
    const logits = softCap(matmul(hidden, rows, { transposeB: true }), cap)
    const blockHighest = max(logits, perRow)
    const newHighest: Tensor = highest ? maximum(highest, blockHighest) : blockHighest
    const scores = exp(sub(logits, newHighest))
    const blockTotal = sum(scores, perRow)
    const blockPulled = matmul(throughCap(scores, logits), rows)
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
  const targetLogits = softCap(sum(mul(hidden, targetRows), perRow), cap)
  const logSumExp = add(log(total!), highest!)
  const loss = sum(mul(sub(logSumExp, targetLogits), column))
  const dHidden = mul(sub(div(pulled!, total!), throughCap(targetRows, targetLogits)), column)
  return customGradient(loss, [hidden], (dy) => [mul(dHidden, dy)])
}

/** The plain computation, for an output matrix that is trained too. */
function differentiable(
  hidden: Tensor,
  output: Matrix,
  targets: Tensor,
  column: Tensor,
  { vocabularySize, softCap: cap }: LinearCrossEntropyOptions,
): Tensor {
  const logits = softCap(matmul(hidden, output.block(0, vocabularySize), { transposeB: true }), cap)
  const ids = constant(Int32Array.from({ length: vocabularySize }, (_, id) => id), [1, vocabularySize], 'int32')
  const isTarget = equal(reshape(targets, [-1, 1]), ids)
  const highest = max(logits, perRow)
  const scores = exp(sub(logits, highest))
  const total = sum(scores, perRow)
  const logSumExp = add(log(total), highest)
  const targetLogits = sum(where(isTarget, logits, 0), perRow)
  const loss = sum(mul(sub(logSumExp, targetLogits), column))
  const probabilities = div(scores, total)
  return customGradient(loss, [logits], (dy) => [
    mul(mul(sub(probabilities, where(isTarget, constant(1), 0)), column), dy),
  ])
}
