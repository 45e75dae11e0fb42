import { hash } from 'node:crypto'
import type { SplitOptions } from '../../services.ts'

export const sides = ['train', 'validation', 'test'] as const
/** What a row is used for. */
export type Side = (typeof sides)[number]

/** What dividing has to know of a row. */
export interface SplitRow {
  /** Equal for rows that ask the same and must therefore stay on one side. */
  question: string
  /** Whether it can be asked in the end: it has an answer to compare with. */
  canBeAsked: boolean
  /** The side that the dataset itself gives it. */
  given?: Side
}

/**
 * The side of every row. A dataset that says so itself is divided as it says, and rows of which it says nothing are for
 * training. Otherwise questions are drawn, in an order that only the seed and the question decide: an edit of one row moves
 * no other from side to side more than the counts demand. A question whose rows would be more than are still wanted is
 * passed over.
 */
export function divide(rows: readonly SplitRow[], { testShare, validationShare, seed }: SplitOptions): Side[] {
  if (rows.some(({ given }) => given !== undefined)) return rows.map(({ given }) => given ?? 'train')
  const groups = new Map<string, { size: number; canBeAsked: boolean }>()
  for (const { question, canBeAsked } of rows) {
    const group = groups.get(question)
    groups.set(question, { size: (group?.size ?? 0) + 1, canBeAsked: canBeAsked && (group?.canBeAsked ?? true) })
  }
  const drawn = [...groups.keys()]
    .map((question) => ({ question, place: hash('sha256', `${seed} ${question}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
  const wanted: [Side, number][] = [
    ['test', Math.round(rows.length * testShare)],
    ['validation', Math.round(rows.length * validationShare)],
  ]
  const sideOf = new Map<string, Side>()
  for (const [side, count] of wanted) {
    let left = count
    for (const { question } of drawn) {
      const { size, canBeAsked } = groups.get(question)!
      if (left === 0) break
      if (sideOf.has(question) || size > left || (side === 'test' && !canBeAsked)) continue
      sideOf.set(question, side)
      left -= size
    }
  }
  return rows.map(({ question }) => sideOf.get(question) ?? 'train')
}

/** What the values of a column `split` mean, by the words in use. */
const words: Record<string, Side> = {
  train: 'train', training: 'train',
  validation: 'validation', valid: 'validation', val: 'validation', dev: 'validation', eval: 'validation',
  test: 'test', testing: 'test',
}

/** The side a row names in its field `split`. */
export function givenSide(value: Record<string, unknown>): Side | undefined {
  const field = Object.keys(value).find((name) => name.trim().toLowerCase() === 'split')
  const word = field === undefined ? undefined : value[field]
  return typeof word === 'string' && Object.hasOwn(words, word.trim().toLowerCase()) ? words[word.trim().toLowerCase()] : undefined
}
