import { hash } from 'node:crypto'
import type { SplitOptions } from '../../services.ts'

export const sides = ['train', 'validation', 'test'] as const
/** What a row is used for. */
export type Side = (typeof sides)[number]

/** What dividing has to know of a row. */
export interface SplitRow {
  /** Equal for rows that ask the same and must therefore stay on one side. */
  question: string
  /** What it answers: its class, where rows are told into classes. */
  answer?: string
  /** Whether it can be asked in the end: it has an answer to compare with. */
  canBeAsked: boolean
  /** The side that the dataset itself gives it. */
  given?: Side
}

/** The side of every row, and whether each side has of every class its share. */
export interface Division {
  sides: Side[]
  byClass: boolean
}

/**
 * The side of every row. A dataset that says so itself is divided as it says, and rows of which it says nothing are for
 * training. Otherwise questions are drawn, in an order that only the seed and the question decide: an edit of one row moves
 * no other from side to side more than the counts demand. A question whose rows would be more than are still wanted is
 * passed over. Where the answers are classes, each side gets of every class its share, as near as questions allow.
 */
export function divide(rows: readonly SplitRow[], options: SplitOptions): Division {
  if (rows.some(({ given }) => given !== undefined)) return { sides: rows.map(({ given }) => given ?? 'train'), byClass: false }
  const { testShare, validationShare, seed } = options
  const byClass = options.byClass === true && areClasses(rows)
  const groups = new Map<string, { size: number; canBeAsked: boolean; className: string }>()
  for (const { question, canBeAsked, answer = '' } of rows) {
    const group = groups.get(question) ?? { size: 0, canBeAsked, className: byClass ? answer : '' }
    groups.set(question, { ...group, size: group.size + 1, canBeAsked: canBeAsked && group.canBeAsked })
  }
  const sizes = new Map<string, number>()
  for (const { size, className } of groups.values()) sizes.set(className, (sizes.get(className) ?? 0) + size)
  const drawn = [...groups.keys()]
    .map((question) => ({ question, place: hash('sha256', `${seed} ${question}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
  const wanted: [Side, number][] = [
    ['test', Math.round(rows.length * testShare)],
    ['validation', Math.round(rows.length * validationShare)],
  ]
  const sideOf = new Map<string, Side>()
  for (const [side, count] of wanted) {
    /** Gives the side questions of a class, or of any, and says how many rows are still wanted. */
    const take = (most: number, ofClass?: string) => {
      let left = most
      for (const { question } of drawn) {
        const { size, canBeAsked, className } = groups.get(question)!
        if (left === 0) break
        if (ofClass !== undefined && className !== ofClass) continue
        if (sideOf.has(question) || size > left || (side === 'test' && !canBeAsked)) continue
        sideOf.set(question, side)
        left -= size
      }
      return left
    }
    let left = count
    for (const [className, share] of apportion(count, sizes)) left -= share - take(share, className)
    take(left) // what its class could not give
  }
  return { sides: rows.map(({ question }) => sideOf.get(question) ?? 'train'), byClass }
}

/** More different answers, or fewer rows of each on average, are no classes. */
const [mostClasses, fewestOfEach] = [100, 5]

function areClasses(rows: readonly SplitRow[]): boolean {
  const different = new Set(rows.map(({ answer }) => answer))
  return different.size > 1 && different.size <= mostClasses && different.size * fewestOfEach <= rows.length
}

/** Divides a number among classes by their sizes, to whole rows (largest remainders, Hamilton's method). */
function apportion(total: number, sizes: ReadonlyMap<string, number>): [className: string, count: number][] {
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const exact = [...sizes].map(([className, size]) => ({ className, share: (total * size) / all }))
  const missing = total - exact.reduce((sum, { share }) => sum + Math.floor(share), 0)
  return exact
    .sort((a, b) => (b.share % 1) - (a.share % 1) || (a.className < b.className ? -1 : 1))
    .map(({ className, share }, index) => [className, Math.floor(share) + (index < missing ? 1 : 0)])
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
