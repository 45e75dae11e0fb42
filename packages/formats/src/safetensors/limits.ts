/** The bytes before the header: its length as an unsigned 64-bit little-endian number. */
export const HEADER_LENGTH_BYTES = 8

/** The format's own limit; a header of this size would describe about a million tensors. */
export const MAX_HEADER_BYTES = 100_000_000

/** The key of the header whose value is free text, not a tensor. */
export const METADATA_KEY = '__metadata__'

/** Conversions go through a buffer of this size, so that a tensor is never in memory twice. */
export const CHUNK_BYTES = 4 * 1024 * 1024
