import { fail } from '@tunesmith/contract'
import type { ByteSource } from './byte-source.ts'
import { MOST_HEADER_BYTES } from './limits.ts'

const WINDOW_BYTES = 64 * 1024

/**
 * Goes through the header of a foreign file from its start. What a length field announces is held against the bytes that
 * are left before anything is allocated for it.
 */
export class HeaderCursor {
  readonly path: string
  readonly #source: ByteSource
  readonly #end: number
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #window = new Uint8Array(0)
  #windowStart = 0
  #position = 0

  constructor(path: string, source: ByteSource) {
    this.path = path
    this.#source = source
    this.#end = Math.min(source.size, MOST_HEADER_BYTES)
  }

  /** Bytes from the start of the file. */
  get position(): number {
    return this.#position
  }

  /** Fails unless `count` things of at least `bytes` each can still follow. */
  expectRoom(count: number, bytes: number): void {
    const needed = this.#position + count * bytes
    if (needed <= this.#end) return
    if (needed > this.#source.size) {
      fail('GGUF_TRUNCATED', { path: this.path, expected: needed, actual: this.#source.size })
    }
    this.fail(`its header has more than ${MOST_HEADER_BYTES} bytes`)
  }

  /** The next bytes; a view that is good until the next call. */
  bytes(length: number): Uint8Array {
    this.expectRoom(length, 1)
    const start = this.#position - this.#windowStart
    if (start < 0 || start + length > this.#window.length) {
      this.#fill(Math.min(Math.max(length, WINDOW_BYTES), this.#source.size - this.#position))
      return this.bytes(length)
    }
    this.#position += length
    return this.#window.subarray(start, start + length)
  }

  #fill(length: number): void {
    this.#window = new Uint8Array(length)
    this.#windowStart = this.#position
    const count = this.#source.read(this.#window, this.#position)
    if (count < length) {
      const expected = this.#position + length
      fail('GGUF_TRUNCATED', { path: this.path, expected, actual: this.#position + count })
    }
  }

  view(length: number): DataView {
    const { buffer, byteOffset } = this.bytes(length)
    return new DataView(buffer, byteOffset, length)
  }

  uint32(): number {
    return this.view(4).getUint32(0, true)
  }

  /** An unsigned 64-bit number that a double holds exactly, as all counts and offsets of a file that exists are. */
  count(what: string): number {
    const value = this.view(8).getBigUint64(0, true)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) this.fail(`${what} is ${value}`)
    return Number(value)
  }

  /** A text of at most `most` bytes. */
  text(what: string, most: number): string {
    const length = this.count(`the length of ${what}`)
    if (length > most) this.fail(`${what} has ${length} bytes, more than ${most}`)
    const bytes = this.bytes(length)
    try {
      return this.#decoder.decode(bytes)
    } catch {
      return this.fail(`${what} is not UTF-8`)
    }
  }

  fail(detail: string): never {
    return fail('GGUF_INVALID', { path: this.path, detail })
  }
}
