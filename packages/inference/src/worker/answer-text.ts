/*
 * An answer as text, token by token: characters that take several tokens come with the last of them, and nothing is shown
 * that may turn out to be the beginning of a text that ends the answer.
 */

export interface AnswerText {
  /** Takes the next token; gives the text that can be shown now. */
  add(id: number): string
  /** Whether a text that ends the answer has come; it is not part of the answer. */
  readonly ended: boolean
  /** What was held back, when nothing more comes. */
  rest(): string
}

/**
 * @param decode writes tokens as text, given those before
 * @param stop texts that end the answer
 */
export function answerText(decode: (ids: readonly number[], before: readonly number[]) => string, stop: readonly string[]): AnswerText {
  const before: number[] = []
  let unfinished: number[] = []
  let held = ''
  let ended = false

  function decoded(id: number): string {
    unfinished.push(id)
    const text = decode(unfinished, before)
    if (text.endsWith('\ufffd') && unfinished.length < longestCharacter) return ''
    before.push(...unfinished)
    before.splice(0, before.length - longestCharacter)
    unfinished = []
    return text
  }

  return {
    get ended() {
      return ended
    },
    add(id) {
      held += decoded(id)
      const ends = stop.map((text) => held.indexOf(text)).filter((place) => place >= 0)
      ended = ends.length > 0
      const safe = ended ? Math.min(...ends) : held.length - Math.max(0, ...stop.map((text) => overlap(held, text)))
      const shown = held.slice(0, safe)
      held = ended ? '' : held.slice(safe)
      return shown
    },
    rest() {
      const text = held + (unfinished.length > 0 ? decode(unfinished, before) : '')
      held = ''
      unfinished = []
      return text
    },
  }
}

/** Most tokens, one byte each, that a character of a byte-level vocabulary can take; also how far back decoding looks. */
const longestCharacter = 8

/** How many characters at the end of a text are the beginning of another. */
function overlap(text: string, wanted: string): number {
  let length = Math.min(text.length, wanted.length - 1)
  while (length > 0 && !text.endsWith(wanted.slice(0, length))) length--
  return length
}
