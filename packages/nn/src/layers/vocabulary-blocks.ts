const defaultBlockSize = 8192

/** The vocabulary in blocks of rows, so that a large output embedding is unpacked only in part. */
export function vocabularyBlocks(size: number, blockSize = defaultBlockSize): { start: number; end: number }[] {
  return Array.from({ length: Math.ceil(size / blockSize) }, (_, index) => ({
    start: index * blockSize,
    end: Math.min((index + 1) * blockSize, size),
  }))
}
