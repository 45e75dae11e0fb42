import type { Document } from './document.ts'
import { FAMILIES } from './families.ts'
import { Random, type Split } from './random.ts'

export type { Document, Message, Role } from './document.ts'
export { FAMILIES, SCENES } from './families.ts'
export { readingTest, type ReadingQuestion } from './reading-test.ts'

const UNSEEN = FAMILIES.filter(({ closed }) => closed !== true)

/** Document number `index` of a stream; each is made on its own, so that any part of a corpus can be made again. */
export function documentAt(seed: number, index: number, split: Split = 'train'): Document {
  const random = new Random(seed, index, split)
  return random.weighted(split === 'train' ? FAMILIES : UNSEEN).make(random)
}

function* stream(seed: number, split: Split): Generator<Document> {
  for (let index = 0; ; index++) yield documentAt(seed, index, split)
}

/** Endless training documents. The same seed gives the same documents. */
export const generateCorpus = (seed: number): Generator<Document> => stream(seed, 'train')

/**
 * Endless held-out documents: other choices and other made-up names than any training stream, whatever the seeds, and
 * none of the families whose few documents or fixed facts training has seen.
 */
export const heldOut = (seed: number): Generator<Document> => stream(seed, 'held-out')
