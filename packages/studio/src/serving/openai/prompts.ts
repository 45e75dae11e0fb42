import { plainReason, refuseField } from '@tunesmith/contract'
import type { CompletionRequest } from '@tunesmith/contract/openai'
import type { ModelTexts } from '../models/model-texts.ts'
import { requireTokens } from './sampling.ts'

/** One text or several, in words or in tokens, as the tokens of each. @throws REQUEST_INVALID */
export async function asPrompts(given: CompletionRequest['prompt'], field: string, texts: ModelTexts): Promise<number[][]> {
  const prompts = await Promise.all((isList(given) ? given : [given]).map((text) => asTokens(text, field, texts)))
  if (prompts.some(({ length }) => length === 0)) refuseField(field, plainReason('a text without any token has nothing to go on from'))
  return prompts
}

const isList = (given: CompletionRequest['prompt']): given is string[] | number[][] => typeof given !== 'string' && typeof given[0] !== 'number'

async function asTokens(given: string | number[], field: string, texts: ModelTexts): Promise<number[]> {
  if (typeof given === 'string') return texts.encode(given)
  requireTokens(given, texts, field)
  return given
}
