import { z } from 'zod'

/*
 * Chat completions in the words of the OpenAI API (https://platform.openai.com/docs/api-reference/chat), with the
 * sampling settings that clients of llama.cpp and vLLM send besides. Fields that are not known are passed over, as there.
 */

const TextPart = z.object({ type: z.literal('text', 'models here read text alone: no images, sound or files'), text: z.string() })
/** A message as one text, or in parts; of parts, text alone is understood. */
const Content = z.union([z.string(), z.array(TextPart)])

export const ToolCall = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string().meta({ description: 'JSON, as the model wrote it' }) }),
})
export type ToolCall = z.output<typeof ToolCall>

export const ChatInputMessage = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content: Content }),
  z.object({ role: z.literal('user'), content: Content }),
  z.object({
    role: z.literal('assistant'),
    content: Content.nullish(),
    tool_calls: z.array(ToolCall).optional(),
  }),
  z.object({ role: z.literal('tool'), content: Content, tool_call_id: z.string() }),
])
export type ChatInputMessage = z.output<typeof ChatInputMessage>

const toolName = z.string().regex(/^[\w-]{1,64}$/)
export const ToolDefinition = z.object({
  type: z.literal('function'),
  function: z.object({
    name: toolName,
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
})

export const ResponseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object'), schema: z.record(z.string(), z.unknown()).optional() }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({ name: z.string(), strict: z.boolean().nullish(), schema: z.record(z.string(), z.unknown()).optional() }),
  }),
])

/** How tokens are chosen; shared by chat and text completions. */
export const samplingFields = {
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(16)]).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  logit_bias: z.record(z.string().regex(/^\d+$/), z.number().min(-100).max(100)).nullish(),
  n: z.int().min(1).max(16).nullish(),
  top_k: z.int().min(0).max(1000).nullish().meta({ description: 'Not in the OpenAI API: only this many likeliest tokens' }),
  min_p: z.number().min(0).max(1).nullish().meta({ description: 'Not in the OpenAI API: only tokens at least this likely, relative to the likeliest' }),
  repeat_penalty: z.number().min(0.1).max(3).nullish().meta({ description: 'Not in the OpenAI API: as llama.cpp has it' }),
  user: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
}

export const ChatCompletionRequest = z.object({
  model: z.string().min(1).max(400),
  messages: z.array(ChatInputMessage).min(1).max(2000),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  tools: z.array(ToolDefinition).max(128).nullish(),
  tool_choice: z
    .union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), function: z.object({ name: toolName }) })])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: ResponseFormat.nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  ...samplingFields,
})
export type ChatCompletionRequest = z.output<typeof ChatCompletionRequest>

export const Usage = z.object({
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
  prompt_tokens_details: z.object({ cached_tokens: z.int() }).optional(),
})
export type Usage = z.output<typeof Usage>

const TopLogprob = z.object({ token: z.string(), logprob: z.number(), bytes: z.array(z.int()).nullable() })
export const ChatLogprobs = z.object({
  content: z.array(TopLogprob.extend({ top_logprobs: z.array(TopLogprob) })).nullable(),
  refusal: z.null(),
})
export type ChatLogprobs = z.output<typeof ChatLogprobs>

export const finishReasons = ['stop', 'length', 'tool_calls', 'content_filter'] as const
export const FinishReason = z.enum(finishReasons)
export type FinishReason = z.output<typeof FinishReason>

export const ChatCompletion = z.object({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string(),
  system_fingerprint: z.string(),
  choices: z.array(z.object({
    index: z.int(),
    message: z.object({
      role: z.literal('assistant'),
      content: z.string().nullable(),
      refusal: z.null(),
      tool_calls: z.array(ToolCall).optional(),
    }),
    logprobs: ChatLogprobs.nullable(),
    finish_reason: FinishReason,
  })),
  usage: Usage,
})
export type ChatCompletion = z.output<typeof ChatCompletion>

/** One event of a streamed chat completion. Of a tool call, id and name come once, in its first delta. */
export const ChatCompletionChunk = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string(),
  system_fingerprint: z.string(),
  choices: z.array(z.object({
    index: z.int(),
    delta: z.object({
      role: z.literal('assistant').optional(),
      content: z.string().nullable().optional(),
      refusal: z.null().optional(),
      tool_calls: z
        .array(z.object({
          index: z.int(),
          id: z.string().optional(),
          type: z.literal('function').optional(),
          function: z.object({ name: z.string().optional(), arguments: z.string().optional() }),
        }))
        .optional(),
    }),
    logprobs: ChatLogprobs.nullable().optional(),
    finish_reason: FinishReason.nullable(),
  })),
  usage: Usage.nullable().optional(),
})
export type ChatCompletionChunk = z.output<typeof ChatCompletionChunk>
