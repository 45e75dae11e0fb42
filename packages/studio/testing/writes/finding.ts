import type { Fact, Found } from './write.ts'

/** The number at the end of a text; NaN where there is none. */
export const numberIn = (text: string) => Number(/(\d+)\D*$/.exec(text)?.[1] ?? NaN)

/** Everything a list has. */
export async function listed<T>(page: (query: { offset: number; limit: number }) => Promise<{ items: T[]; total: number }>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { items, total } = await page({ offset: all.length, limit: 200 })
    all.push(...items)
    if (items.length === 0 || all.length >= total) return all
  }
}

/** The numbers of the facts for which something holds. */
export async function holding(facts: readonly Fact[], holds: (fact: Fact) => Promise<boolean>): Promise<Found[]> {
  const found: Found[] = []
  for (const [index, fact] of facts.entries()) if (await holds(fact)) found.push([index + 1])
  return found
}

/** The numbers of the facts whose objects are still to be found. */
export const found = (facts: readonly Fact[], look: (id: Fact) => Promise<unknown>) => holding(facts, (id) => isThere(look(id)))
const isThere = (looking: Promise<unknown>): Promise<boolean> => looking.then(() => true, () => false)
