/** Does several things at once; where one fails, the others are broken off. @throws what the first of them to fail throws */
export async function sideBySide<T>(works: readonly ((signal: AbortSignal) => Promise<T>)[], signal: AbortSignal): Promise<T[]> {
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  try {
    return await Promise.all(works.map((work) => work(either)))
  } catch (error) {
    leaving.abort()
    throw error
  }
}
