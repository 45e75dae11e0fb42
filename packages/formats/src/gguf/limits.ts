export const MAGIC = 'GGUF'
/** Written; 2 is read too, which differs in nothing but a note on byte order. */
export const VERSION = 3
export const READABLE_VERSIONS: readonly number[] = [2, 3]

/** Where tensors begin unless `general.alignment` says otherwise. */
export const DEFAULT_ALIGNMENT = 32
export const ALIGNMENT_KEY = 'general.alignment'
export const MOST_ALIGNMENT = 65_536

/** Limits of the format. */
export const MOST_KEY_BYTES = 65_535
export const MOST_DIMENSIONS = 4
/** llama.cpp keeps 64 bytes for a name, the end mark included. */
export const MOST_NAME_BYTES = 63

/** Ours: the longest text known is a chat template of about 100 kB, the largest header one with 262,144 tokens of about 12 MB. */
export const MOST_TEXT_BYTES = 16 * 1024 * 1024
export const MOST_HEADER_BYTES = 256 * 1024 * 1024
