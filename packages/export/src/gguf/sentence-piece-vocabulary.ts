import { ggufValue } from '@tunesmith/formats'
import type { Step, TokenizerJson } from './tokenizer-json.ts'
import type { Vocabulary } from './tokenizer.ts'

const SPACE = '▁'
/** Of tokens that no merge makes; below that of any that one makes. */
const LEAST_SCORE = -1e9

/**
 * BPE on characters, with `▁` for spaces and tokens for the bytes of characters without a token, as SentencePiece does it.
 * llama.cpp merges any two neighbours that make a token, the token with the greatest score first.
 *
 * @param embeddings the number of scores
 * @param isChat whether texts begin with a special token
 * @returns a text that says why llama.cpp cannot cut text this way
 */
export function sentencePieceVocabulary(json: TokenizerJson, embeddings: number, isChat: boolean): Vocabulary | string {
  if (json.model !== 'BPE') return `its model is ${json.model}`
  if (!json.hasByteTokens) return 'characters without a token do not become bytes'
  const prefix = spacePrefix(json)
  if (prefix === undefined) return 'it changes text before it is cut, or cuts words, in a way that it does not know'
  const ranks = ranksOf(json)
  const missing = missingMerge(json, ranks)
  if (missing !== undefined) return `${missing.join(' and ')} make a token but are never merged`
  const scores = new Float32Array(embeddings).fill(LEAST_SCORE)
  for (const [token, rank] of ranks) scores[json.vocabulary.get(token)!] = -rank
  return {
    'ggml.model': ggufValue.text('llama'),
    'ggml.pre': ggufValue.text('default'),
    'ggml.scores': { type: 'array', items: 'float32', value: scores },
    // llama.cpp puts it after special tokens too: `first` is told as what chats need
    'ggml.add_space_prefix': ggufValue.bool(prefix === 'always' || (prefix === 'first' && !isChat)),
  }
}

/** Where a space is put in front: of each text between special tokens, of the first, or of none. */
function spacePrefix({ normalizers, preTokenizers }: TokenizerJson): 'always' | 'first' | 'never' | undefined {
  const isSpaceForMark = ({ type, pattern, content }: Step) =>
    type === 'Replace' && (pattern as { String?: string } | undefined)?.String === ' ' && content === SPACE
  const [first, ...rest] = [...normalizers, ...preTokenizers.filter((step) => !cutsAtSpaces(step))]
  if (first === undefined) return undefined
  if (first.type === 'Metaspace' && rest.length === 0 && first.split === false) {
    return first.prepend_scheme as 'always' | 'first' | 'never'
  }
  if (isSpaceForMark(first) && rest.length === 0) return 'never'
  const prepends = first.type === 'Prepend' && first.prepend === SPACE
  return prepends && rest.length === 1 && isSpaceForMark(rest[0]) ? 'always' : undefined
}

/** Without effect, since there are no spaces any more. */
const cutsAtSpaces = ({ type, pattern }: Step) =>
  type === 'Split' && (pattern as { String?: string } | undefined)?.String === ' '

/** The place of the first merge that makes each token. */
function ranksOf({ merges }: TokenizerJson): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const [rank, [left, right]] of merges.entries()) if (!ranks.has(left + right)) ranks.set(left + right, rank)
  return ranks
}

/** Two tokens that make a third but are not among the merges. */
function missingMerge({ merges, vocabulary, addedTokens }: TokenizerJson, ranks: Map<string, number>): [string, string] | undefined {
  const known = new Set(merges.map(([left, right]) => `${left}\0${right}`))
  const added = new Set(addedTokens.map(({ content }) => content))
  for (const token of ranks.keys()) {
    if (added.has(token)) continue
    for (let cut = 1; cut < token.length; cut++) {
      const [left, right] = [token.slice(0, cut), token.slice(cut)]
      const canMeet = [left, right].every((part) => vocabulary.has(part) && !added.has(part))
      if (canMeet && !known.has(`${left}\0${right}`)) return [left, right]
    }
  }
  return undefined
}
