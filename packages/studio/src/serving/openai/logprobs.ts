import type { ChatLogprobs, CompletionLogprobs } from '@tunesmith/contract/openai'
import type { ScoredToken, TokenLogprob } from '@tunesmith/inference'

/** Log-probabilities as chats have them. */
export const chatLogprobs = (tokens: readonly ScoredToken[]): ChatLogprobs => ({
  content: tokens.map((token) => ({ ...entry(token), top_logprobs: token.top.map(entry) })),
  refusal: null,
})

/** Bytes are told where they are known: not for a part of a character. */
const entry = ({ text, logprob }: TokenLogprob) => ({ token: text, logprob, bytes: text.includes('\ufffd') ? null : [...Buffer.from(text)] })

/** A token of a text completion; the first of a text has no log-probability. */
export type PlacedToken = ({ text: string; logprob: null; top: null } | ScoredToken) & {
  /** Characters of the text that it makes, where its own text is not shown: special tokens make none. */
  shownLength?: number
}

/**
 * Log-probabilities as text completions have them.
 * @param offset characters before the first token
 */
export function completionLogprobs(tokens: readonly PlacedToken[], offset: number, withTop: boolean): CompletionLogprobs {
  let place = offset
  return {
    tokens: tokens.map(({ text }) => text),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    top_logprobs: withTop ? tokens.map(({ top }) => top && Object.fromEntries(top.toReversed().map(({ text, logprob }) => [text, logprob]))) : null,
    text_offset: tokens.map(({ text, shownLength = text.length }) => {
      const start = place
      place += shownLength
      return start
    }),
  }
}
