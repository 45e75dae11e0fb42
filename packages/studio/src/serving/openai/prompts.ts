import { fail } from '@tunesmith/contract'
import type { CompletionRequest } from '@tunesmith/contract/openai'
import type { Tokenizer } from '@tunesmith/text'
import { requireTokens } from './sampling.ts'

/** One text or several, in words or in tokens, as the tokens of each. @throws REQUEST_INVALID */
export function asPrompts(given: CompletionRequest['prompt'], field: string, tokenizer: Tokenizer): number[][] {
  const prompts = isList(given) ? given.map((text) => asTokens(text, field, tokenizer)) : [asTokens(given, field, tokenizer)]
  if (prompts.some(({ length }) => length === 0)) fail('REQUEST_INVALID', { problems: [{ field, problem: 'a text without any token has nothing to go on from' }] })
  return prompts
}

const isList = (given: CompletionRequest['prompt']): given is string[] | number[][] => typeof given !== 'string' && typeof given[0] !== 'number'

function asTokens(given: string | number[], field: string, tokenizer: Tokenizer): number[] {
  if (typeof given === 'string') return tokenizer.encode(given)
  requireTokens(given, tokenizer, field)
  return given
}
