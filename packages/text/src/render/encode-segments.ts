import { asContinuation, withoutBreaks } from '../token-break.ts'
import type { Tokenizer } from '../tokenizer.ts'

/** Token ids of consecutive pieces of one text. */
export interface EncodedSegments {
  /** Ids per segment. */
  parts: number[][]
  /** False when a token reaches across a border and could not be cut there; it then counts to the later segment. */
  exact: boolean
}

/**
 * Encodes a text that is cut at known places, such that no token reaches across a cut.
 * Where the whole text is tokenised with edges at the cuts anyway, that tokenisation is kept. Otherwise each prefix is
 * encoded as it is when it is served as a prompt, and what follows is encoded as its continuation.
 */
export function encodeSegments(segments: readonly string[], tokenizer: Tokenizer): EncodedSegments {
  const encode = (text: string) => tokenizer.encode(text, { addSpecialTokens: false })
  const whole = encode(segments.join(''))
  const alone = segments.map((segment) => (segment === '' ? [] : encode(segment)))
  if (equal(alone.flat(), whole)) return { parts: alone, exact: true }

  const parts: number[][] = []
  let before: number[] = []
  let text = ''
  for (const segment of segments) {
    text += segment
    const prefix = encode(text)
    const part = startsWith(prefix, before)
      ? prefix.slice(before.length)
      : continuation(segment, before, tokenizer.decode(prefix), tokenizer)
    if (part === undefined) return { parts: cutByText(segments, whole, tokenizer), exact: false }
    parts.push(part)
    before = before.concat(part)
  }
  return { parts, exact: true }
}

/** Ids of `segment` after the tokens `before`, such that both together read `wanted`. */
function continuation(segment: string, before: number[], wanted: string, tokenizer: Tokenizer): number[] | undefined {
  return [segment, asContinuation(segment)]
    .map((text) => tokenizer.encode(text, { addSpecialTokens: false }))
    .find((ids) => tokenizer.decode([...before, ...ids]) === wanted)
}

/** Cuts whole-text ids where the decoded text reaches the cuts. */
function cutByText(segments: readonly string[], whole: number[], tokenizer: Tokenizer): number[][] {
  const parts: number[][] = []
  let from = 0
  let length = 0
  for (const segment of segments.slice(0, -1)) {
    length += withoutBreaks(segment).length
    let [low, high] = [from, whole.length]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (tokenizer.decode(whole.slice(0, middle)).length <= length) low = middle
      else high = middle - 1
    }
    parts.push(whole.slice(from, low))
    from = low
  }
  return [...parts, whole.slice(from)]
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && startsWith(a, b)
}

function startsWith(ids: readonly number[], start: readonly number[]): boolean {
  return ids.length >= start.length && start.every((id, index) => ids[index] === id)
}
