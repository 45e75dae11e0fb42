import { Random } from '@tunesmith/trainer'
import type { Shape } from '../shapes.ts'

/** Token ids of one batch, row after row. */
export type Ids = number[][]

/** Batches of random tokens, for both engines the same. */
export function randomBatches({ batch, length, config }: Shape, count: number): Ids[] {
  const random = Random.fromKey(1, 'batches')
  const row = () => Array.from({ length }, () => random.integer(config.vocab_size))
  return Array.from({ length: count }, () => Array.from({ length: batch }, row))
}
