import { fail } from '@tunesmith/contract'
import type { LlamaEmbeddingContext, Token } from 'node-llama-cpp'
import type { LoadedModel } from './load-model.ts'

/** One for each model; texts take turns in it. */
const contexts = new WeakMap<LoadedModel, Promise<LlamaEmbeddingContext>>()

/** The embedding of a text, scaled to length 1. @throws PROMPT_TOO_LONG */
export async function embed(loaded: LoadedModel, tokens: readonly number[]): Promise<number[]> {
  const { model, info: { contextLength } } = loaded
  if (tokens.length > contextLength) {
    fail('PROMPT_TOO_LONG', { prompt: model.detokenize(tokens.slice(0, 10) as Token[]), tokens: tokens.length, contextLength })
  }
  const context = contexts.get(loaded) ?? model.createEmbeddingContext({ contextSize: contextLength })
  contexts.set(loaded, context)
  context.catch(() => contexts.delete(loaded)) // there may be more memory the next time
  const { vector } = await (await context).getEmbeddingFor(tokens as Token[])
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
