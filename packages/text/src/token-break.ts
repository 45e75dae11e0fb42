import { tokenExpression } from './token-expression.ts'

/**
 * A place no token reaches across, and no text itself: inside a special token it makes plain words of it. One of the
 * code points Unicode keeps for a program's own use, so no dataset has it.
 */
const tokenBreak = '\u{FDD0}'

/** Makes words of special tokens that somebody has written into a text. */
export function tokenBreaker(specialTokens: readonly string[]): (text: string) => string {
  const expression = tokenExpression(specialTokens.filter((token) => token.length > 1))
  if (expression === undefined) return (text) => text
  return (text) => text.replace(expression, (token) => token[0] + tokenBreak + token.slice(1))
}

/** The text as a person reads it. */
export function withoutBreaks(text: string): string {
  return text.replaceAll(tokenBreak, '')
}

/** The pieces of a text between its breaks, which are encoded one by one. */
export const betweenBreaks = (text: string): string[] => text.split(tokenBreak)

/** A text that is encoded as the continuation of another, without what a tokenizer puts before a first word. */
export function asContinuation(text: string): string {
  return tokenBreak + text
}

/** What an encoder makes of a text with breaks in it, piece by piece. */
export function encodeBetweenBreaks(text: string, encode: (piece: string) => number[]): number[] {
  const [first, ...others] = betweenBreaks(text)
  return others.reduce((ids, piece) => ids.concat(continuation(piece, encode)), encode(first))
}

/** Ids of a piece in the middle of a text: some tokenizers put a space before a first word, but not after these. */
function continuation(piece: string, encode: (text: string) => number[]): number[] {
  for (const anchor of ['\n', 'a']) {
    const start = encode(anchor)
    const ids = encode(anchor + piece)
    if (start.every((id, index) => ids[index] === id)) return ids.slice(start.length)
  }
  return encode(piece)
}
