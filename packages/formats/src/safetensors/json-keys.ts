const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/**
 * The number of keys written in a JSON text, counting every repetition: in valid JSON, each key has exactly one colon
 * outside strings. `JSON.parse` keeps only the last of repeated keys; comparing with `countKeys` shows that it did.
 *
 * @param json UTF-8 bytes of valid JSON
 */
export function countWrittenKeys(json: Uint8Array): number {
  let colons = 0
  let isInString = false
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]
    if (isInString) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (byte === COLON) colons++
  }
  return colons
}

/** The number of keys in a parsed JSON value, at every depth. */
export function countKeys(value: unknown): number {
  let keys = 0
  // a stack of our own, since a hostile text may nest deeper than calls can
  const pending = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next !== 'object' || next === null) continue
    const children = Object.values(next)
    if (!Array.isArray(next)) keys += children.length
    for (const child of children) if (typeof child === 'object' && child !== null) pending.push(child)
  }
  return keys
}
