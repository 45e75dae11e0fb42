import { z } from 'zod'
import { ToolCall, ToolDefinition } from './chat.ts'

/*
 * One line of a file with the purpose fine-tune (https://platform.openai.com/docs/guides/supervised-fine-tuning). A field
 * that is not known is refused here: it would be learned from without being understood.
 */

const TextPart = z.strictObject({ type: z.literal('text', 'models here learn from text alone: no images, sound or files'), text: z.string() })
const Content = z.union([z.string(), z.array(TextPart).min(1)])
const name = z.string().min(1).max(64).optional()
const weight = z.union([z.literal(0), z.literal(1)], 'is 0 or 1').optional()

const TrainingMessage = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'developer']), content: Content, name }),
  z.strictObject({ role: z.literal('user'), content: Content, name }),
  z.strictObject({
    role: z.literal('assistant'), content: Content.nullish(), refusal: z.null().optional(), name, weight,
    tool_calls: z.array(ToolCall).min(1).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), content: Content, tool_call_id: z.string(), name }),
], 'is system, developer, user, assistant or tool')
type TrainingMessage = z.output<typeof TrainingMessage>

/** A conversation to learn from, with the tools that may be called in it. */
export const TrainingRow = z.strictObject({
  messages: z.array(TrainingMessage).min(1, 'is empty').superRefine(checkTurns),
  tools: z.array(ToolDefinition).max(128).optional(),
  parallel_tool_calls: z.boolean().optional(),
}).superRefine(({ messages, tools = [] }, context) => {
  const names = new Set(tools.map((tool) => tool.function.name))
  for (const [index, message] of messages.entries()) {
    for (const [call, { function: called }] of (message.role === 'assistant' ? (message.tool_calls ?? []) : []).entries()) {
      const path = ['messages', index, 'tool_calls', call, 'function']
      if (!names.has(called.name)) context.addIssue({ code: 'custom', path: [...path, 'name'], message: 'is not among the tools of this line' })
      if (!isJsonObject(called.arguments)) context.addIssue({ code: 'custom', path: [...path, 'arguments'], message: 'is not the JSON text of an object' })
    }
  }
})

/** What holds of the messages together. */
function checkTurns(messages: readonly TrainingMessage[], context: z.core.$RefinementCtx<unknown>): void {
  const called = new Set<string>()
  const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool' && !called.has(message.tool_call_id)) refuse([index, 'tool_call_id'], 'answers no call of a tool before it')
    if (message.role !== 'assistant') continue
    if (!message.tool_calls && !message.content?.length) refuse([index, 'content'], 'is empty, and no tool is called')
    for (const { id } of message.tool_calls ?? []) called.add(id)
  }
  if (!messages.some((message) => message.role === 'assistant' && message.weight !== 0)) {
    refuse([], 'has no message of the assistant to learn from (with a weight other than 0)')
  } else if (messages.at(-1)!.role !== 'assistant') {
    refuse([messages.length - 1, 'role'], 'is not assistant, though the last message is what is learned')
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
