import { createSession, providers, type Provider } from '@tunesmith/autograd'
import { architectureForLength, longTextsAbove, type Architecture } from '../architecture.ts'
import type { ParameterValues } from '../model/language-model.ts'
import { sessionCache } from '../model/session-cache.ts'
import type { WeightsWithParameters } from '../model/training-graph.ts'
import { continueTexts } from './continue-texts.ts'
import { decodeGraph, prefillGraph } from './graphs.ts'
import { startText, type GeneratedText, type GenerateOptions } from './text.ts'

export interface GeneratorOptions {
  architecture: Architecture
  /** Makes the weights of one graph. */
  weights: (phase: 'evaluation') => WeightsWithParameters
  provider?: Provider
  threads?: number
}

/** Continues texts with a language model; keys and values of earlier tokens are kept, so each token is read once. */
export interface Generator {
  /**
   * Continues each prompt (at least one token), several at a time. Calls wait for one another.
   * @param parameters values of what the weights leave open, such as adapters
   * @returns the new tokens of each prompt, and whether a stop token, `maxNewTokens` or the model's context length
   *   ended them
   * @throws the signal's reason when aborted
   */
  generate(
    parameters: ParameterValues,
    prompts: readonly (readonly number[])[],
    options: GenerateOptions,
  ): Promise<GeneratedText[]>
  /** Gives all memory back; the next call makes its graphs anew. */
  release(): Promise<void>
}

/** The present graph and the next larger one; each holds working memory. */
const cachedSessions = 2

/** A generator; graphs are made when a batch of a new size asks for them. */
export function createGenerator(options: GeneratorOptions): Generator {
  const { architecture, weights, provider = 'cpu', threads } = options
  const compileOptions = { contrib: providers[provider].contrib }
  const sessionOptions = { provider, threads }
  const variant = (isLong: boolean) => architectureForLength(architecture, isLong ? Infinity : 0)
  const prefill = sessionCache(cachedSessions, (shape: { isLong: boolean; batch: number; length: number }) =>
    createSession(prefillGraph(variant(shape.isLong), weights('evaluation'), shape, compileOptions), sessionOptions),
  )
  const decode = sessionCache(cachedSessions, (shape: { isLong: boolean; batch: number; capacity: number }) =>
    createSession(decodeGraph(variant(shape.isLong), weights('evaluation'), shape, compileOptions), sessionOptions),
  )

  async function generateNow(
    parameters: ParameterValues,
    prompts: readonly (readonly number[])[],
    generateOptions: GenerateOptions,
  ): Promise<GeneratedText[]> {
    const texts = prompts.map((prompt, index) => startText(index, prompt, architecture.contextLength, generateOptions))
    // LongRoPE turns keys differently in long texts, so these are continued apart
    for (const isLong of [false, true]) {
      const together = texts.filter(
        ({ result, longest }) => !result && longest > longTextsAbove(architecture) === isLong,
      )
      await continueTexts(architecture, together, generateOptions, {
        prefill: async (shape, feeds) =>
          (await prefill.get({ ...shape, isLong })).run({ ...feeds, ...Object.fromEntries(parameters) }),
        decode: async (shape, feeds) =>
          (await decode.get({ ...shape, isLong })).run({ ...feeds, ...Object.fromEntries(parameters) }),
      })
    }
    return texts.map(({ result }) => result!)
  }

  let previous: Promise<unknown> = Promise.resolve()
  return {
    generate(parameters, prompts, generateOptions) {
      const turn = previous.then(() => generateNow(parameters, prompts, generateOptions))
      previous = turn.catch(() => {})
      return turn
    },
    async release() {
      await previous
      await prefill.release()
      await decode.release()
    },
  }
}
