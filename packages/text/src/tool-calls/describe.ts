import type { Conversation } from '../conversation.ts'
import { usualFormat, type Tool } from './format.ts'

/** The conversation with its tools described in the system message, for models whose template has no place for them. */
export function describeTools(conversation: Conversation, tools: readonly Tool[]): Conversation {
  const { messages } = conversation
  const text = description(tools)
  const [first, ...rest] = messages
  return first?.role === 'system'
    ? { messages: [{ ...first, content: `${first.content}\n\n${text}` }, ...rest.map(written)] }
    : { messages: [{ role: 'system', content: text }, ...messages.map(written)] }
}

const description = (tools: readonly Tool[]) => [
  'You can call these tools, one JSON description on each line:',
  ...tools.map((tool) => JSON.stringify(tool.function)),
  'To call one, answer with its name and arguments and nothing else:',
  `${usualFormat.open}{"name": "the name", "arguments": {"the": "arguments"}}${usualFormat.close}`,
  'You are then given what it returned. Answer in plain words where no tool is needed.',
].join('\n')

/** Calls and their results as plain words. */
function written(message: Conversation['messages'][number]): Conversation['messages'][number] {
  if (message.role === 'tool') return { role: 'user', content: `The tool returned:\n${message.content}` }
  const { tool_calls: calls, ...rest } = message
  if (!Array.isArray(calls) || calls.length === 0) return message
  const texts = (calls as { function: { name: string; arguments: unknown } }[]).map(({ function: { name, arguments: given } }) =>
    `${usualFormat.open}${JSON.stringify({ name, arguments: given })}${usualFormat.close}`)
  return { ...rest, content: [rest.content, ...texts].filter((text) => text !== '').join('\n') }
}
