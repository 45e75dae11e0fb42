/** How digits are cut before merging: one by one, or in groups of up to three. */
export type DigitGrouping = 'single' | 'triples'

/** One way to cut text into the words within which merges happen. */
export interface SplitPattern {
  /** Regular expression in the syntax of tokenizer.json (Oniguruma). */
  pattern: string
  /**
   * The name llama.cpp knows the same rules by (`tokenizer.ggml.pre`), so that an exported GGUF file cuts text alike.
   */
  ggufName: string
  /**
   * Whether a word that is in the vocabulary becomes one token without replaying merges; fixed by llama.cpp per name.
   */
  ignoreMerges: boolean
}

const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
const letters = '[^\\r\\n\\p{L}\\p{N}]?\\p{L}+'
const punctuation = ' ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*'
const whitespace = '\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+'

/** Single digits as in Qwen2 (steadier arithmetic in small models); groups of three as in Llama 3 and GPT-4. */
export const splitPatterns: Record<DigitGrouping, SplitPattern> = {
  single: {
    pattern: [contractions, letters, '\\p{N}', punctuation, whitespace].join('|'),
    ggufName: 'qwen2',
    ignoreMerges: false,
  },
  triples: {
    pattern: [contractions, letters, '\\p{N}{1,3}', punctuation, whitespace].join('|'),
    ggufName: 'llama-bpe',
    ignoreMerges: true,
  },
}

/**
 * The pattern as a JavaScript expression; `\s` differs between the two languages (U+FEFF, U+0085), so it is spelled
 * out.
 */
export function splitExpression(digits: DigitGrouping): RegExp {
  const source = splitPatterns[digits].pattern
    .replaceAll('\\s', '\\p{White_Space}')
    .replaceAll('\\S', '\\P{White_Space}')
  return new RegExp(source, 'gu')
}
