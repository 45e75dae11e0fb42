/** One way to store the numbers of a tensor: runs of `blockSize` numbers become `blockBytes` bytes each. */
export interface Encoding {
  blockSize: number
  blockBytes: number
  /**
   * Rounds numbers to what the encoding can hold.
   *
   * @param source whole blocks of finite numbers
   * @param target exactly their bytes
   */
  encode: (source: Float32Array, target: Uint8Array) => void
  /** The inverse, as far as `encode` loses nothing. */
  decode: (source: Uint8Array, target: Float32Array) => void
}

/** A view to read and write the half-precision scales of blocks with, little-endian. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)
