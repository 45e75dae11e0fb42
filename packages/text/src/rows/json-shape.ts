/** Deepest nesting of a row: a deeper one is a mistake or an attack, and would overflow the stack of whatever walks it. */
export const deepestRow = 64

/** What can be told of a JSON text without parsing it. */
export interface JsonShape {
  /** Brackets open at the same time, at most. */
  depth: number
  /** Names of fields, each as often as it is written. */
  names: number
}

const [quote, backslash, colon] = ['"', '\\', ':'].map((sign) => sign.charCodeAt(0))
const [openList, closeList, openObject, closeObject] = ['[', ']', '{', '}'].map((sign) => sign.charCodeAt(0))

/** Looks at a JSON text, valid or not, in one pass. */
export function shapeOf(text: string): JsonShape {
  let [level, depth, names] = [0, 0, 0]
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index)
    if (sign === quote) index = endOfString(text, index)
    else if (sign === colon) names++
    else if (sign === openList || sign === openObject) depth = Math.max(depth, ++level)
    else if (sign === closeList || sign === closeObject) level--
  }
  return { depth, names }
}

/** Where the string that begins at `start` ends; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
}

/** The names in a parsed value: fewer than its text has where one was written twice, since parsing keeps the last. */
export function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const values: unknown[] = Object.values(value)
  return values.reduce<number>((total, inner) => total + countNames(inner), Array.isArray(value) ? 0 : values.length)
}
