import { z } from 'zod'

/*
 * Responses (https://platform.openai.com/docs/api-reference/responses), as far as they need no memory on the server: nothing
 * is kept, so a conversation is sent whole each time. Fields that are not known are passed over, as in chat completions.
 */

const InputText = z.object({ type: z.enum(['input_text', 'output_text'], 'models here read text alone: no images, sound or files'), text: z.string() })
const Content = z.union([z.string(), z.array(InputText)])

export const ResponseInputItem = z.union([
  z.object({ type: z.literal('message').optional(), role: z.enum(['user', 'assistant', 'system', 'developer']), content: Content }),
  z.object({ type: z.literal('function_call'), call_id: z.string().min(1), name: z.string(), arguments: z.string() }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string().min(1), output: Content }),
])
export type ResponseInputItem = z.output<typeof ResponseInputItem>

const toolName = z.string().regex(/^[\w-]{1,64}$/)
const FunctionTool = z.object({
  type: z.literal('function', 'of the tools, functions alone can be called here'),
  name: toolName,
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  strict: z.boolean().nullish(),
})

const ToolChoice = z.union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), name: toolName })])

const TextFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'), name: z.string(), description: z.string().nullish(), strict: z.boolean().nullish(), schema: z.record(z.string(), z.unknown()),
  }),
])

const notKept = 'answers are not kept here: send the whole conversation as input'

export const ResponseRequest = z.object({
  model: z.string().min(1).max(400),
  input: z.union([z.string().min(1), z.array(ResponseInputItem).min(1).max(2000)]),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  tools: z.array(FunctionTool).max(128).nullish(),
  tool_choice: ToolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  text: z.object({ format: TextFormat.optional() }).nullish(),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
  store: z.boolean().nullish().meta({ description: 'Answers are never kept' }),
  previous_response_id: z.null(notKept).optional(),
  conversation: z.null(notKept).optional(),
  background: z.literal(false, 'answers are given to whoever waits for them').nullish(),
  stream: z.boolean().nullish(),
})
export type ResponseRequest = z.output<typeof ResponseRequest>

/** What the API has a list for, and nothing here goes into. */
const nothing = z.array(z.record(z.string(), z.unknown())).max(0)
const OutputText = z.object({ type: z.literal('output_text'), text: z.string(), annotations: nothing, logprobs: nothing })
const status = z.enum(['in_progress', 'completed', 'incomplete'])
export const ResponseOutputItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), id: z.string(), status, role: z.literal('assistant'), content: z.array(OutputText) }),
  z.object({ type: z.literal('function_call'), id: z.string(), status, call_id: z.string(), name: z.string(), arguments: z.string() }),
])
export type ResponseOutputItem = z.output<typeof ResponseOutputItem>

export const ApiResponse = z.object({
  id: z.string(),
  object: z.literal('response'),
  created_at: z.int(),
  completed_at: z.int().nullable(),
  status,
  error: z.null(),
  incomplete_details: z.object({ reason: z.literal('max_output_tokens') }).nullable(),
  instructions: z.string().nullable(),
  max_output_tokens: z.int().nullable(),
  metadata: z.record(z.string(), z.string()),
  model: z.string(),
  output: z.array(ResponseOutputItem),
  parallel_tool_calls: z.boolean(),
  previous_response_id: z.null(),
  store: z.literal(false),
  temperature: z.number(),
  text: z.object({ format: TextFormat }),
  tool_choice: ToolChoice,
  tools: z.array(FunctionTool),
  top_p: z.number(),
  truncation: z.literal('disabled'),
  usage: z.object({
    input_tokens: z.int(),
    input_tokens_details: z.object({ cached_tokens: z.int() }),
    output_tokens: z.int(),
    output_tokens_details: z.object({ reasoning_tokens: z.int() }),
    total_tokens: z.int(),
  }).nullable(),
})
export type ApiResponse = z.output<typeof ApiResponse>

const lifecycle = { response: ApiResponse }
const inItem = { output_index: z.int(), item_id: z.string() }
const inPart = { ...inItem, content_index: z.int() }
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), sequence_number: z.int(), ...shape })

/** One event of a streamed response. */
export const ResponseEvent = z.discriminatedUnion('type', [
  event('response.created', lifecycle),
  event('response.in_progress', lifecycle),
  event('response.output_item.added', { output_index: z.int(), item: ResponseOutputItem }),
  event('response.content_part.added', { ...inPart, part: OutputText }),
  event('response.output_text.delta', { ...inPart, delta: z.string(), logprobs: nothing }),
  event('response.output_text.done', { ...inPart, text: z.string(), logprobs: nothing }),
  event('response.content_part.done', { ...inPart, part: OutputText }),
  event('response.function_call_arguments.delta', { ...inItem, delta: z.string() }),
  event('response.function_call_arguments.done', { ...inItem, name: z.string(), arguments: z.string() }),
  event('response.output_item.done', { output_index: z.int(), item: ResponseOutputItem }),
  event('response.completed', lifecycle),
  event('response.incomplete', lifecycle),
])
export type ResponseEvent = z.output<typeof ResponseEvent>
