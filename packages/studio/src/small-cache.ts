/** Remembers what was used last, up to a total size. */
export class SmallCache<T> {
  readonly #entries = new Map<string, T>()
  readonly #limit: number
  readonly #sizeOf: (value: T) => number

  constructor(limit: number, sizeOf: (value: T) => number) {
    this.#limit = limit
    this.#sizeOf = sizeOf
  }

  /** The value under a key; made where it is not there. */
  get(key: string, make: () => T): T {
    const value = this.#entries.get(key) ?? make()
    this.#entries.delete(key)
    this.#entries.set(key, value)
    let size = 0
    for (const each of this.#entries.values()) size += this.#sizeOf(each)
    for (const [oldest, each] of this.#entries) {
      if (size <= this.#limit || oldest === key) break
      this.#entries.delete(oldest)
      size -= this.#sizeOf(each)
    }
    return value
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }
}
