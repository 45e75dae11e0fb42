import { plainReason, refuseField } from '@tunesmith/contract'
import type { ChatInputMessage } from '@tunesmith/contract/openai'
import type { Conversation, Message } from '@tunesmith/text'

/** The messages of a request as a template takes them. @throws REQUEST_INVALID */
export function conversationOf(messages: readonly ChatInputMessage[]): Conversation {
  const calls = new Map(messages.flatMap((message) => ('tool_calls' in message && message.tool_calls) || []).map(({ id, function: { name } }) => [id, name]))
  return { messages: messages.map((message, index) => asMessage(message, index, calls)) }
}

function asMessage(message: ChatInputMessage, index: number, calls: ReadonlyMap<string, string>): Message {
  const content = textOf(message.content)
  switch (message.role) {
    case 'developer': return { role: 'system', content } // its later name
    case 'tool': return { role: 'tool', content, tool_call_id: message.tool_call_id, name: calls.get(message.tool_call_id) }
    case 'assistant': {
      const tool_calls = message.tool_calls?.map((call) => ({ ...call, function: { ...call.function, arguments: argumentsOf(call.function.arguments, index) } }))
      return { role: 'assistant', content, ...(tool_calls && tool_calls.length > 0 && { tool_calls }) }
    }
    default: return { role: message.role, content }
  }
}

const textOf = (content: ChatInputMessage['content']): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join('')

/** Templates write the arguments of calls themselves, from the values. */
function argumentsOf(json: string, message: number): unknown {
  try {
    return json.trim() === '' ? {} : JSON.parse(json)
  } catch {
    return refuseField(`messages.${message}.tool_calls`, plainReason('the arguments of a call are not valid JSON'))
  }
}
