import { toByteCharacters } from './bpe/byte-alphabet.ts'
import {
  BPE,
  ByteLevelPreTokenizer,
  SequencePreTokenizer,
  SplitPreTokenizer,
  type PreTokenizer,
  type TokenizerJson,
} from './huggingface-tokenizers.ts'
import { tokenExpression } from './token-expression.ts'

/** Distinct words remembered; text has few of them, so nearly every word is found. */
const mostWords = 200_000

/**
 * An encoder for byte-level BPE that remembers the ids of every word, several times faster than merging anew; the words
 * and ids are those of `@huggingface/tokenizers`. Undefined for tokenizers that work otherwise.
 *
 * @param tokenizer with its words cut by `exactPreTokenizer`
 */
export function byteLevelEncoder(tokenizer: TokenizerJson): ((text: string) => number[]) | undefined {
  const { model, normalizer } = tokenizer
  const splitters = preTokenizers(tokenizer.pre_tokenizer)
  const byteLevel = splitters.pop()
  const added = [...tokenizer.get_added_tokens_decoder().values()]
  if (!(model instanceof BPE) || model.byte_fallback || model.fuse_unk || model.end_of_word_suffix) return undefined
  if (!(byteLevel instanceof ByteLevelPreTokenizer) || byteLevel.add_prefix_space || byteLevel.use_regex) return undefined
  if (added.some((token) => token.lstrip || token.rstrip || (token.normalized && normalizer !== null))) return undefined

  const addedIds = new Map(added.map(({ content, id }) => [content, id]))
  const cutOut = tokenExpression([...addedIds.keys()])
  const remembered = new Map<string, number[]>()
  const idsOf = (word: string): number[] => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const ids = model.encode([toByteCharacters(word)]).map((token) => model.tokens_to_ids.get(token)!)
    if (remembered.size >= mostWords) remembered.clear()
    // A copied key does not keep the whole text alive, as a slice of it would.
    remembered.set(Buffer.from(word).toString(), ids)
    return ids
  }
  const split = (text: string): string[] =>
    splitters.reduce((parts, splitter) => parts.flatMap((part) => cut(part, splitter)), [text])
  return (text) => {
    const ids: number[] = []
    for (const section of cutOut === undefined ? [text] : text.split(cutOut)) {
      const id = addedIds.get(section)
      if (id !== undefined) ids.push(id)
      else if (section !== '') {
        const words = split(normalizer === null ? section : normalizer(section))
        for (const word of words) ids.push(...idsOf(word))
      }
    }
    return ids
  }
}

function preTokenizers(preTokenizer: PreTokenizer | null): PreTokenizer[] {
  if (preTokenizer instanceof SequencePreTokenizer) return preTokenizer.tokenizers.flatMap(preTokenizers)
  return preTokenizer === null ? [] : [preTokenizer]
}

/** What a pre-tokenizer makes of a text; patterns that match everything, as nearly all do, take the short way. */
function cut(text: string, splitter: PreTokenizer): string[] {
  if (splitter instanceof SplitPreTokenizer && splitter.pattern !== null && splitter.config.behavior === 'Isolated') {
    const matches: string[] = text.match(splitter.pattern) ?? []
    const covered = matches.reduce((length, match) => length + match.length, 0)
    if (covered === text.length && !matches.includes('')) return matches
  }
  return splitter.pre_tokenize_text(text)
}
