import { collate, packExamples, supervisedCount, type TokenizedExample, type TrainingBatch } from '@tunesmith/text'
import { Random } from '../random.ts'

export interface BatchPlanOptions {
  /** Tokens per sequence, at most. */
  length: number
  packing: boolean
  /** Sequences per optimiser step. */
  batchSize: number
  /** Sequences computed at once. */
  microBatchSize: number
  seed: number
  padId: number
}

/** Which examples are learned in which step: a pure function of data, settings and seed, so any step can be made again. */
export interface BatchPlan {
  readonly stepsPerEpoch: number
  /** The static shape of every micro-batch; `rows` is enough for the supervised tokens of any of them. */
  readonly shape: { batch: number; length: number; rows: number }
  /** Indices of the examples of a step, by micro-batch and sequence. */
  examplesOf(step: number): number[][][]
  /** The micro-batches of a step; examples for which `isLeftOut` is true become padding. */
  batchesOf(step: number, isLeftOut?: (example: number) => boolean): TrainingBatch[]
}

/** Lengths are rounded up to this, a size matrix kernels like. */
const lengthMultiple = 16

export function planBatches(examples: readonly TokenizedExample[], options: BatchPlanOptions): BatchPlan {
  const { batchSize, microBatchSize, seed, padId } = options
  const longest = examples.reduce((most, { ids }) => Math.max(most, ids.length), 1)
  const length = options.packing ? options.length : Math.min(options.length, roundUp(longest, lengthMultiple))
  const sequences = options.packing
    ? packExamples(examples.map(({ ids }) => ids.length), length)
    : examples.map((_, index) => [index])
  const stepsPerEpoch = Math.ceil(sequences.length / batchSize)
  const rows = mostSupervised(sequences, examples, microBatchSize)

  let shuffled: { epoch: number; order: number[] } | undefined
  const orderOf = (epoch: number): number[] => {
    if (shuffled?.epoch !== epoch) {
      const order = sequences.map((_, index) => index)
      shuffled = { epoch, order: Random.fromKey(seed, 'shuffle', epoch).shuffle(order) }
    }
    return shuffled.order
  }
  const examplesOf = (step: number): number[][][] => {
    const start = (step % stepsPerEpoch) * batchSize
    const chosen = orderOf(Math.floor(step / stepsPerEpoch)).slice(start, start + batchSize)
    const microBatches: number[][][] = []
    for (let at = 0; at < chosen.length; at += microBatchSize) {
      microBatches.push(chosen.slice(at, at + microBatchSize).map((sequence) => sequences[sequence]))
    }
    return microBatches
  }
  return {
    stepsPerEpoch,
    shape: { batch: microBatchSize, length, rows },
    examplesOf,
    batchesOf: (step, isLeftOut = () => false) =>
      examplesOf(step).map((microBatch) =>
        collate(
          microBatch.map((sequence) => sequence.filter((index) => !isLeftOut(index)).map((index) => examples[index])),
          { batch: microBatchSize, length, padId },
        ),
      ),
  }
}

/** The supervised tokens of the fullest micro-batch there can be. */
function mostSupervised(sequences: number[][], examples: readonly TokenizedExample[], microBatchSize: number): number {
  const counts = sequences.map((sequence) =>
    sequence.reduce((total, index) => total + supervisedCount(examples[index]), 0),
  )
  counts.sort((a, b) => b - a)
  return counts.slice(0, microBatchSize).reduce((total, count) => total + count, 0)
}

const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple
