/** A way to cut text into words that llama.cpp has built in. */
interface PreTokenizer {
  /** Expressions that are applied one after the other, as tokenizer.json has them. */
  expressions: readonly string[]
  /** Whether a word that is a token as a whole is not taken apart. */
  ignoresMerges: boolean
}

const contractions = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const gpt2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const spaces = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`

const cl100k = (digits: string) =>
  [
    contractions,
    String.raw`[^\r\n\p{L}\p{N}]?\p{L}+`,
    digits,
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*`,
    spaces,
  ].join('|')

const o200k = (contraction: string, digits: string) =>
  [
    String.raw`[^\r\n\p{L}\p{N}]?${upper}*${lower}+${contraction}`,
    String.raw`[^\r\n\p{L}\p{N}]?${upper}+${lower}*${contraction}`,
    digits,
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*`,
    spaces,
  ].join('|')

/**
 * By llama.cpp's names (`llm_tokenizer_bpe` in v0.4.0); of several that do the same, the most widely known.
 * For `gpt-4o` and `tekken` it takes only A to Z for capitals, which shows where another one follows a small letter.
 */
const preTokenizers: Readonly<Record<string, PreTokenizer>> = {
  'llama-bpe': { expressions: [cl100k(String.raw`\p{N}{1,3}`)], ignoresMerges: true },
  dbrx: { expressions: [cl100k(String.raw`\p{N}{1,3}`)], ignoresMerges: false },
  qwen2: { expressions: [cl100k(String.raw`\p{N}`)], ignoresMerges: false },
  smollm: { expressions: [String.raw`\p{N}`, gpt2], ignoresMerges: false },
  'gpt-2': { expressions: [gpt2], ignoresMerges: false },
  'gpt-4o': { expressions: [o200k(`${contractions}?`, String.raw`\p{N}{1,3}`)], ignoresMerges: false },
  tekken: { expressions: [o200k('', String.raw`\p{N}`)], ignoresMerges: true },
}

/**
 * llama.cpp's name for a way to cut words; undefined where it has none.
 *
 * @param expressions applied one after the other, each cutting out its matches
 */
export function preTokenizerName(expressions: readonly string[], ignoresMerges: boolean): string | undefined {
  const isSame = (row: PreTokenizer) =>
    row.ignoresMerges === ignoresMerges && row.expressions.join('\n') === expressions.join('\n')
  return Object.keys(preTokenizers).find((name) => isSame(preTokenizers[name]))
}
