import { sampleToken, type SamplingOptions } from './sampling.ts'

export interface GenerateOptions extends SamplingOptions {
  maxNewTokens: number
  /** Tokens that end a text; they are not part of the result. */
  stopIds: readonly number[]
  /**
   * Draws numbers in [0, 1) for one prompt; needed above temperature 0. A stream for each prompt makes its text
   * independent of the prompts beside it.
   */
  random?: (promptIndex: number) => () => number
  /** Called for each token as it comes. */
  onToken?: (promptIndex: number, id: number) => void
  signal?: AbortSignal
}

export interface GeneratedText {
  /** The new tokens, without the stop token. */
  ids: number[]
  /** What ended the text: a stop token, `maxNewTokens`, or the end of the model's context. */
  stopped: 'stop' | 'length' | 'context'
}

/** A prompt on its way to a result. */
export interface Text {
  index: number
  promptLength: number
  /** The prompt and what was generated. */
  tokens: number[]
  /** The most tokens it can come to. */
  longest: number
  result?: GeneratedText
  uniform: () => number
}

const withoutRandom = (): never => {
  throw new Error('internal: sampling above temperature 0 needs `random`')
}

/** A prompt before its first new token; ended already where there is room for none. */
export function startText(
  index: number,
  prompt: readonly number[],
  contextLength: number,
  { maxNewTokens, random }: GenerateOptions,
): Text {
  if (prompt.length === 0) throw new Error('internal: a prompt needs at least one token')
  const text: Text = {
    index,
    promptLength: prompt.length,
    tokens: [...prompt],
    longest: Math.min(prompt.length + maxNewTokens, contextLength),
    uniform: random?.(index) ?? withoutRandom,
  }
  endWhereFull(text, contextLength, maxNewTokens)
  return text
}

/** Chooses the text's next token from its logits and ends the text where that is the last. */
export function extendText(text: Text, logits: Float32Array, contextLength: number, options: GenerateOptions): void {
  const id = sampleToken(logits, text.tokens, options, text.uniform)
  if (options.stopIds.includes(id)) return end(text, 'stop')
  text.tokens.push(id)
  options.onToken?.(text.index, id)
  endWhereFull(text, contextLength, options.maxNewTokens)
}

function endWhereFull(text: Text, contextLength: number, maxNewTokens: number): void {
  if (text.tokens.length - text.promptLength >= maxNewTokens) end(text, 'length')
  else if (text.tokens.length >= contextLength) end(text, 'context')
}

function end(text: Text, stopped: GeneratedText['stopped']): void {
  text.result = { ids: text.tokens.slice(text.promptLength), stopped }
}
