import { randomInt } from 'node:crypto'
import { plainReason, refuseField } from '@tunesmith/contract'
import type { ChatCompletionRequest } from '@tunesmith/contract/openai'
import type { Sampling } from '@tunesmith/inference'
import type { ModelTexts } from '../models/model-texts.ts'

type SamplingFields = Pick<ChatCompletionRequest,
  'temperature' | 'top_p' | 'top_k' | 'min_p' | 'repeat_penalty' | 'frequency_penalty' | 'presence_penalty' | 'seed' | 'logit_bias' | 'stop'>

/** How the tokens of a request are chosen; what is left out is as the OpenAI API has it. @throws REQUEST_INVALID */
export function samplingOf(request: SamplingFields, texts: ModelTexts): Sampling {
  const logitBias = Object.entries(request.logit_bias ?? {}).map(([id, bias]): [number, number] => [Number(id), bias])
  requireTokens(logitBias.map(([id]) => id), texts, 'logit_bias')
  return {
    temperature: request.temperature ?? 1,
    topP: request.top_p ?? 1,
    topK: request.top_k ?? 0,
    minP: request.min_p ?? 0,
    repetitionPenalty: request.repeat_penalty ?? 1,
    frequencyPenalty: request.frequency_penalty ?? 0,
    presencePenalty: request.presence_penalty ?? 0,
    seed: (request.seed ?? randomInt(2 ** 31)) >>> 0,
    logitBias,
  }
}

/** The same for another of several answers, which would else be equal. */
export const forChoice = (sampling: Sampling, index: number): Sampling => ({ ...sampling, seed: (sampling.seed + index) >>> 0 })

export const stopTexts = ({ stop }: SamplingFields): string[] => [stop ?? []].flat().filter((text) => text !== '')

/** @throws REQUEST_INVALID for a number that is no token of the model */
export function requireTokens(ids: readonly number[], { vocabularySize }: ModelTexts, field: string): void {
  const unknown = ids.find((id) => id >= vocabularySize)
  if (unknown !== undefined) refuseField(field, plainReason(`${unknown} is no token of this model, which has ${vocabularySize}`))
}
