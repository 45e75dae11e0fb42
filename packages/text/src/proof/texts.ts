import { isRawText, type Example } from '../conversation.ts'

/** A text in a row, and what counts for it. */
export interface RowText {
  text: string
  /** Where it stands, for messages. */
  field: string
  /** Whether the model learns to write it. */
  learned: boolean
  /** Whether special tokens in it control the model; in what others say, they are words. */
  controls: boolean
  mayBeEmpty: boolean
}

/** Everything that is said in a row. */
export function textsOf(example: Example): RowText[] {
  if (isRawText(example)) return [{ text: example.text, field: 'text', learned: true, controls: true, mayBeEmpty: false }]
  return example.messages.map(({ role, content, weight, tool_calls }, index) => ({
    text: content,
    field: `${role} message ${index + 1}`,
    learned: role === 'assistant' && weight !== 0,
    controls: role === 'assistant' || role === 'system',
    mayBeEmpty: tool_calls !== undefined || role === 'tool' || role === 'system' || (role === 'assistant' && weight === 0),
  }))
}

/** Whether a row teaches something, whatever the model: nothing that has to be there is empty, and something is learned. */
export function isComplete(example: Example): boolean {
  const texts = textsOf(example)
  return texts.some(({ learned }) => learned) && texts.every(({ text, mayBeEmpty }) => mayBeEmpty || text.trim() !== '')
}
