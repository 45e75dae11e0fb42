import { isRecord } from './json-file.ts'

/** How GPT-2 cuts text into words; what `ByteLevel` does unless told not to. */
const gpt2Words = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

/**
 * The same pre-tokenizer, written so that `@huggingface/tokenizers` follows the reference for any text: its `Digits`
 * knows the digits 0 to 9 only, and its `ByteLevel` takes other characters for white space. Its `Split` is exact.
 */
export function exactPreTokenizer(preTokenizer: unknown): unknown {
  const steps = exactSteps(preTokenizer)
  return steps.length > 1 ? { type: 'Sequence', pretokenizers: steps } : (steps[0] ?? null)
}

function exactSteps(step: unknown): unknown[] {
  if (!isRecord(step)) return []
  return exact[String(step.type)]?.(step) ?? [step]
}

const exact: Record<string, (step: Record<string, unknown>) => unknown[] | undefined> = {
  Sequence: ({ pretokenizers }) => (Array.isArray(pretokenizers) ? pretokenizers.flatMap(exactSteps) : undefined),
  Digits: ({ individual_digits }) => [split(individual_digits === true ? String.raw`\p{N}` : String.raw`\p{N}+`)],
  ByteLevel: (step) =>
    // a space put in front belongs to the first word, so that there the words cannot be cut beforehand
    step.use_regex === false || step.add_prefix_space !== false
      ? undefined
      : [split(gpt2Words), { ...step, use_regex: false }],
}

const split = (expression: string) => ({
  type: 'Split', pattern: { Regex: expression }, behavior: 'Isolated', invert: false,
})
