import type { TokenizedExample } from '../collate.ts'

/** Tokens in one piece of memory. */
const pieceLength = 2 ** 18

/** Keeps the tokens of many examples in a few large arrays: five bytes a token, outside of the JavaScript heap. */
export class TokenPool {
  private ids = new Int32Array(0)
  private supervised = new Uint8Array(0)
  private used = 0

  /** The same example, with its tokens in the pool. */
  keep({ ids, supervised }: TokenizedExample): TokenizedExample {
    if (this.used + ids.length > this.ids.length) {
      const length = Math.max(pieceLength, ids.length)
      this.ids = new Int32Array(length)
      this.supervised = new Uint8Array(length)
      this.used = 0
    }
    const [start, end] = [this.used, this.used + ids.length]
    this.used = end
    this.ids.set(ids, start)
    for (let index = 0; index < ids.length; index++) this.supervised[start + index] = supervised[index] ? 1 : 0
    return { ids: this.ids.subarray(start, end), supervised: this.supervised.subarray(start, end) }
  }
}
