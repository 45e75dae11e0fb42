/*
 * Where the kernels' memory holds what; addresses in bytes.
 */

/** Elements a kernel works on at once at most: few enough that they stay in the processor's second cache. */
export const chunkElements = 8192

/** Elements that share the scales of 8-bit moments; chunks that are not full are filled up to a multiple of it. */
export const blockElements = 256

/** Most arrays a kernel takes. */
const mostArrays = 6

/** Look-up tables of one 8-bit type. */
export interface TableAddresses {
  /** 256 floats: the value of each code. */
  readonly values: number
  /** 256 floats: above it, the next code is meant. */
  readonly thresholds: number
  /** 65,536 bytes: the lowest code of all floats with the same upper half. */
  readonly starts: number
}

const tableBytes = 2 * 4 * 256 + 65_536
const tablesAt = (address: number): TableAddresses => ({
  values: address,
  thresholds: address + 4 * 256,
  starts: address + 2 * 4 * 256,
})

const factors = 0
const scratch = 1024
const meanTables = scratch + 2 * 4 * blockElements
const copies = meanTables + 2 * tableBytes

export const layout = {
  /** What a step multiplies with, each four times. */
  factors,
  /** New means of one block, before they are packed into codes. */
  means: scratch,
  squares: scratch + 4 * blockElements,
  meanTables: tablesAt(meanTables),
  squareTables: tablesAt(meanTables + tableBytes),
  /** Room for a chunk of each array that lies somewhere else. */
  copies: Array.from({ length: mostArrays }, (_, index) => copies + 4 * chunkElements * index),
  /** The first byte that is free. */
  free: copies + 4 * chunkElements * mostArrays,
} as const
