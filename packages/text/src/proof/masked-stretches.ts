import type { TokenizedExample } from '../collate.ts'
import type { Tokenizer } from '../tokenizer.ts'

/** A stretch of tokens that are all learned, or all not. */
export interface MaskedStretch {
  /** As the model sees it, special tokens spelled out. */
  text: string
  learned: boolean
}

/** A training example as the model sees it, cut where learning begins and ends. */
export function maskedStretches({ ids, supervised }: TokenizedExample, tokenizer: Tokenizer): MaskedStretch[] {
  const stretches: MaskedStretch[] = []
  let read = ''
  for (let start = 0, end = 0; start < ids.length; start = end) {
    while (end < ids.length && supervised[end] === supervised[start]) end++
    // A stretch may begin in the middle of a word or character, so it is read as what it adds to the text before.
    const upTo = tokenizer.decode([...ids].slice(0, end))
    stretches.push({ text: upTo.slice(read.length), learned: Boolean(supervised[start]) })
    read = upTo
  }
  return stretches
}
