import type { ChatCompletionRequest, ChatInputMessage, ResponseInputItem, ResponseRequest } from '@tunesmith/contract/openai'

/** What a response is asked for, in the words of chat completions. */
export function asChatRequest(request: ResponseRequest): ChatCompletionRequest {
  const { model, input, instructions, max_output_tokens, temperature, top_p, tools, tool_choice: choice, parallel_tool_calls, text, stream } = request
  const system: ChatInputMessage[] = instructions ? [{ role: 'system', content: instructions }] : []
  return {
    model, temperature, top_p, parallel_tool_calls, stream,
    messages: [...system, ...(typeof input === 'string' ? [{ role: 'user' as const, content: input }] : messagesOf(input))],
    max_completion_tokens: max_output_tokens,
    tools: tools?.map(({ name, description, parameters, strict }) => ({
      type: 'function', function: { name, ...(description && { description }), ...(parameters && { parameters }), strict },
    })),
    tool_choice: typeof choice === 'object' && choice !== null ? { type: 'function', function: { name: choice.name } } : choice,
    response_format: formatOf(text?.format),
  }
}

function formatOf(format: NonNullable<ResponseRequest['text']>['format']): ChatCompletionRequest['response_format'] {
  if (format?.type !== 'json_schema') return format
  const { name, strict, schema } = format
  return { type: 'json_schema', json_schema: { name, strict, schema } }
}

/** Items as messages: calls belong to what the assistant said before them. */
function messagesOf(items: readonly ResponseInputItem[]): ChatInputMessage[] {
  const messages: ChatInputMessage[] = []
  for (const item of items) {
    if (item.type === 'function_call_output') messages.push({ role: 'tool', tool_call_id: item.call_id, content: textOf(item.output) })
    else if (item.type !== 'function_call') messages.push({ role: item.role, content: textOf(item.content) })
    else {
      const last = messages.at(-1)
      const speaker = last?.role === 'assistant' ? last : { role: 'assistant' as const, content: null }
      if (speaker !== last) messages.push(speaker)
      speaker.tool_calls = [...(speaker.tool_calls ?? []), { id: item.call_id, type: 'function', function: { name: item.name, arguments: item.arguments } }]
    }
  }
  return messages
}

const textOf = (content: string | readonly { text: string }[]) => (typeof content === 'string' ? content : content.map(({ text }) => text).join(''))
