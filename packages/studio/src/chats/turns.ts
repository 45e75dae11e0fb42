import type { MessageRow } from './chat-rows.ts'

/** What somebody said. */
export type Turn = { role: 'user' | 'assistant'; content: string }

/**
 * A chat as one of its models knows it, up to the last question. To each earlier question belongs the model's own answer,
 * or where it gave none, that of another model; questions nobody has answered are left out.
 *
 * @param messages in order; the last one is the question
 */
export function turnsFor(model: string, messages: readonly MessageRow[]): Turn[] {
  const turns: Turn[] = []
  const starts = messages.flatMap(({ role }, index) => (role === 'user' ? [index] : []))
  starts.slice(0, -1).forEach((start, index) => {
    const answers = messages.slice(start + 1, starts[index + 1]).filter(({ content }) => content !== '')
    const answer = answers.find((each) => each.model === model) ?? answers.at(0)
    if (answer) turns.push({ role: 'user', content: messages[start].content }, { role: 'assistant', content: answer.content })
  })
  return [...turns, { role: 'user', content: messages.at(-1)!.content }]
}
