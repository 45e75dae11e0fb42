import { z } from 'zod'
import { FinishReason, samplingFields, Usage } from './chat.ts'

/*
 * Text completions (https://platform.openai.com/docs/api-reference/completions). With `echo` and `logprobs` they score a
 * given text, which is what evaluation programs ask for.
 */

/** One text or several, each as words or as tokens. */
const Prompt = z.union([
  z.string(),
  z.array(z.string()).min(1).max(256),
  z.array(z.int().min(0)).min(1),
  z.array(z.array(z.int().min(0)).min(1)).min(1).max(256),
])

export const CompletionRequest = z.object({
  model: z.string().min(1).max(400),
  prompt: Prompt,
  max_tokens: z.int().min(0).nullish(),
  echo: z.boolean().nullish(),
  logprobs: z.int().min(0).max(20).nullish(),
  best_of: z.int().min(1).max(16).nullish(),
  suffix: z.string().nullish(),
  ...samplingFields,
})
export type CompletionRequest = z.output<typeof CompletionRequest>

export const CompletionLogprobs = z.object({
  tokens: z.array(z.string()),
  token_logprobs: z.array(z.number().nullable()).meta({ description: 'null for the first token of a text' }),
  top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullable(),
  text_offset: z.array(z.int()),
})
export type CompletionLogprobs = z.output<typeof CompletionLogprobs>

/** A text completion, or one event of a streamed one. */
export const Completion = z.object({
  id: z.string(),
  object: z.literal('text_completion'),
  created: z.int(),
  model: z.string(),
  system_fingerprint: z.string(),
  choices: z.array(z.object({
    index: z.int(),
    text: z.string(),
    logprobs: CompletionLogprobs.nullable(),
    finish_reason: FinishReason.nullable(),
  })),
  usage: Usage.nullable().optional(),
})
export type Completion = z.output<typeof Completion>
