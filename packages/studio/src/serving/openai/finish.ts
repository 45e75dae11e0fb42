import type { FinishReason, Usage } from '@tunesmith/contract/openai'
import type { Generated } from '@tunesmith/inference'

/** Why an answer ended, in the words of the API. */
export const finishReasons: Readonly<Record<Generated['stopped'], FinishReason>> = {
  stop: 'stop', length: 'length', context: 'length', cancelled: 'stop',
}

/** What a request took; a prompt counts once, however many answers it has. */
export function usageOf(promptTokens: number, answers: readonly Pick<Generated, 'tokens' | 'cachedTokens'>[]): Usage {
  const completionTokens = answers.reduce((sum, { tokens }) => sum + tokens, 0)
  const cachedTokens = Math.min(...answers.map((answer) => answer.cachedTokens), promptTokens)
  return {
    prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  }
}
