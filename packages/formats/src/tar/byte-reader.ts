import { buffer } from 'node:stream/consumers'

/** Takes a stream apart into pieces of wanted sizes. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** The next bytes, `length` at most and one at least; none at the end of the stream. */
  async some(length: number): Promise<Uint8Array> {
    while (this.#rest.byteLength === 0) {
      const { done, value } = await this.#chunks.next()
      if (done) return new Uint8Array()
      this.#rest = value
    }
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }

  /** The next `length` bytes as they come, fewer where the stream ends before. */
  async *stream(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const taken = await this.some(left)
      if (taken.byteLength === 0) return
      left -= taken.byteLength
      yield taken
    }
  }

  /** The next `length` bytes in one piece, fewer where the stream ends before. */
  async read(length: number): Promise<Uint8Array> {
    return buffer(this.stream(length))
  }

  /** Closes what the stream comes from. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
