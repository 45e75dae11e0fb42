import type { Message } from '../conversation.ts'

/** What a template has a place for. */
export interface TemplateAbility {
  takesSystem: boolean
  takesInput: boolean
}

/**
 * Messages as a template needs them: content always a text, reasoning under every name, an input or a system message it
 * has no place for in the words of the user.
 *
 * @param breakTokens makes words of special tokens, in what users and tools say
 */
export function adaptMessages(
  messages: readonly Message[],
  { takesSystem, takesInput }: TemplateAbility,
  breakTokens: (text: string) => string,
): Message[] {
  const spoken = messages.map((message) => withWords(withContent(withReasoning(message)), breakTokens))
  const asked = takesInput ? spoken : spoken.map(joinInput)
  return takesSystem ? asked : joinSystem(asked)
}

function joinInput(message: Message): Message {
  const { input, ...rest } = message
  return input ? { ...rest, content: `${message.content}\n\n${input}` } : rest
}

function joinSystem(messages: Message[]): Message[] {
  const [first, second, ...rest] = messages
  if (first?.role !== 'system' || second?.role !== 'user') return messages
  return [{ ...second, content: `${first.content}\n\n${second.content}` }, ...rest]
}

/** What users and tools say are words, even where they look like special tokens. */
function withWords(message: Message, breakTokens: (text: string) => string): Message {
  const { role, content, input } = message
  if (role !== 'user' && role !== 'tool') return message
  return { ...message, content: breakTokens(content), ...(input !== undefined && { input: breakTokens(input) }) }
}

/** Names that reasoning goes by in data; templates ask for the first two. */
const reasoningFields = ['reasoning_content', 'thinking', 'reasoning'] as const

/** Gives reasoning the names that templates ask for, as Transformers does. */
function withReasoning(message: Message): Message {
  const reasoning = reasoningFields.map((name) => message[name]).find((value) => value !== undefined && value !== null)
  return reasoning === undefined ? message : { thinking: reasoning, ...message, reasoning_content: reasoning }
}

/** An assistant that only calls tools may come without content; templates expect a string. */
function withContent(message: Message): Message {
  return { ...message, content: message.content ?? '' }
}
