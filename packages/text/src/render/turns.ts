import { fail, type PlainReasonCode } from '@tunesmith/contract'
import type { Conversation, Message } from '../conversation.ts'
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
  note?: PlainReasonCode
}

/** A text with the stretches the model has to write, as [start, end) in characters. */
export interface SupervisedText {
  text: string
  spans: Array<[number, number]>
  notes: PlainReasonCode[]
}

/**
 * Every answer that counts in the loss, each after the prompt the model would have seen when it was asked.
 *
 * @throws TEMPLATE_REJECTED also where the template leaves out what an answer does
 */
export function answerTurns({ messages, tools }: Conversation, template: ConversationTemplate): Turn[] {
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant' || message.weight === 0) return []
    const prompt = template.render({ messages: messages.slice(0, index), tools }, { generationPrompt: true })
    const conversation = { messages: messages.slice(0, index + 1), tools }
    const answer = isCall(message) ? call(conversation, prompt, template) : words(conversation, prompt, template)
    return [{ message: index, promptLength: prompt.length, ...answer }]
  })
}

type Answer = Pick<Turn, 'text' | 'note'>

const note = 'row.other-prompt'

/** The last message as the template writes it after its prompt, else put there. */
function words(conversation: Conversation, prompt: string, template: ConversationTemplate): Answer {
  const { endOfTurn, afterTurn } = template
  const written = template.render(conversation)
  if (written.startsWith(prompt) && written.endsWith(endOfTurn + afterTurn)) {
    return { text: written.slice(0, written.length - afterTurn.length) }
  }
  return { text: prompt + conversation.messages.at(-1)!.content + endOfTurn, note }
}

/** The last message, which calls tools: how is for the template to write, and some end a call in a way of its own. */
function call(conversation: Conversation, prompt: string, template: ConversationTemplate): Answer {
  const { endOfTurn, afterTurn, name } = template
  const whole = template.render(conversation)
  const written = whole.endsWith(endOfTurn + afterTurn) ? whole.slice(0, whole.length - afterTurn.length) : whole
  const head = written.startsWith(prompt) ? prompt : headOfAnswer(conversation, template)
  const body = written.startsWith(head) ? written.slice(head.length) : ''
  const missing = calledTools(conversation.messages.at(-1)!).find((tool) => !body.includes(tool))
  if (missing !== undefined) {
    const problem = `it has no way to write that the assistant calls the tool ${JSON.stringify(missing)}`
    fail('TEMPLATE_REJECTED', { name, problem })
  }
  return { text: prompt + body, ...(head !== prompt && { note }) }
}

/** A word no template contains. */
const probe = 'tunesmithprobe'

/** What the template writes before the words of the last message, were they others. */
function headOfAnswer({ messages, tools }: Conversation, template: ConversationTemplate): string {
  const asked = [...messages.slice(0, -1), { role: 'assistant' as const, content: probe }]
  return template.render({ messages: asked, tools }).split(probe)[0]
}

const isCall = ({ tool_calls: calls }: Message) => Array.isArray(calls) && calls.length > 0

/** The names of the tools that a message calls. */
function calledTools({ tool_calls: calls }: Message): string[] {
  return (calls as { function?: { name?: unknown } }[]).flatMap((each) =>
    typeof each.function?.name === 'string' ? [each.function.name] : [])
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
      group.notes.push('row.rewritten')
    }
  }
  return groups
}
