const last = new Map<string, Promise<unknown>>()

/** Does work of one kind one after the other, so that what one reads, no other changes meanwhile. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work, work)
  last.set(key, turn)
  try {
    return await turn
  } finally {
    if (last.get(key) === turn) last.delete(key)
  }
}

/** Whether work of one kind is being done, or waits. */
export const isTaken = (key: string): boolean => last.has(key)
