import type { Conversation } from '../conversation.ts'
import type { ConversationTemplate } from '../templates/conversation-template.ts'

/** One answer of the assistant inside a rendered conversation. */
export interface Turn {
  /** Index of the answer in the messages. */
  message: number
  /** The conversation from its beginning to the end of this answer. */
  text: string
  /** Characters of `text` that are the prompt, exactly as it is served; what follows is what the model has to write. */
  promptLength: number
  /** Why the text was put together here instead of by the template. */
  note?: string
}

/** A text with the stretches the model has to write, as [start, end) in characters. */
export interface SupervisedText {
  text: string
  spans: Array<[number, number]>
  notes: string[]
}

/** Every answer that counts in the loss, each after the prompt the model would have seen when it was asked. */
export function answerTurns({ messages, tools }: Conversation, template: ConversationTemplate): Turn[] {
  const { endOfTurn, afterTurn } = template
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant' || message.weight === 0) return []
    const prompt = template.render({ messages: messages.slice(0, index), tools }, { generationPrompt: true })
    const answered = template.render({ messages: messages.slice(0, index + 1), tools })
    if (answered.startsWith(prompt) && answered.endsWith(endOfTurn + afterTurn)) {
      const text = answered.slice(0, answered.length - afterTurn.length)
      return [{ message: index, text, promptLength: prompt.length }]
    }
    return [
      {
        message: index,
        text: prompt + message.content + endOfTurn,
        promptLength: prompt.length,
        note:
          'The template writes a different text before an answer than before the place where one is asked for; ' +
          'the answer is put after the prompt that is served.',
      },
    ]
  })
}

/**
 * Puts answers that share one text together: the last answer's text also holds the earlier ones, unless the template
 * rewrites history (some cut the reasoning out of earlier answers). Then those get texts of their own.
 */
export function groupTurns(turns: readonly Turn[]): SupervisedText[] {
  const groups: SupervisedText[] = []
  let open = [...turns]
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    const { text } = last
    const covered = open.filter((turn) => text.startsWith(turn.text))
    open = open.filter((turn) => !text.startsWith(turn.text))
    const members = [...covered, last]
    groups.unshift({
      text,
      spans: members.map((turn) => [turn.promptLength, turn.text.length]),
      notes: [...new Set(members.flatMap(({ note }) => note ?? []))],
    })
  }
  if (groups.length > 1) {
    for (const group of groups) {
      group.notes.push(
        'The template rewrites earlier answers, so this conversation is learned as one example per answer.',
      )
    }
  }
  return groups
}
