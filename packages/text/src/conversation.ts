/** Who speaks. */
export type Role = 'system' | 'user' | 'assistant' | 'tool'

/**
 * One message, in the words of the OpenAI chat format; further fields (`tool_calls`, `name`, …) reach the template as
 * is.
 */
export interface Message {
  role: Role
  content: string
  /**
   * Material the instruction is about, kept apart for templates with an input marker; others get it below the content.
   */
  input?: string
  /** Assistant only: 0 leaves this answer out of the loss. */
  weight?: 0 | 1
  [field: string]: unknown
}

/** Messages in order, with the tools the assistant could call. */
export interface Conversation {
  messages: Message[]
  tools?: unknown[]
}

/** Running text, learned as a whole and without a template. */
export interface RawText {
  text: string
}

/** One row of a dataset, ready to be rendered. */
export type Example = Conversation | RawText

export function isRawText(example: Example): example is RawText {
  return 'text' in example
}

/** The conversation with a system message in front, unless it has one already. */
export function withSystem(conversation: Conversation, system: string): Conversation {
  if (conversation.messages[0]?.role === 'system') return conversation
  return { ...conversation, messages: [{ role: 'system', content: system }, ...conversation.messages] }
}
