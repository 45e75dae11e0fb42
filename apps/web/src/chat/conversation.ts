import type { ChatEvent, ChatMessage } from '@tunesmith/contract'

/** Why an answer did not come. */
export type AnswerError = Omit<Extract<ChatEvent, { type: 'failed' }>, 'type' | 'model'>

/** What one model says to a question. */
export interface Answer {
  model: string
  text: string
  /** The stored answer; nothing while it is being written. */
  message?: ChatMessage
  error?: AnswerError
}

/** A question with the answers to it. */
export interface Turn {
  /** Of the stored question; null until it is stored. */
  id: string | null
  question: string
  answers: readonly Answer[]
  isWriting: boolean
}

/** A question that is being asked, or was asked last. */
export interface Exchange {
  question: string
  /** Who is asked. */
  models: readonly string[]
  /** Identifier of an earlier question that this one takes the place of. */
  replaces?: string
  /** The question as it was stored. */
  stored?: ChatMessage
  answers: readonly Answer[]
  isWriting: boolean
  /** Why the question itself came to nothing. */
  error?: AnswerError
}

export const newExchange = (question: string, models: readonly string[], replaces?: string): Exchange => ({
  question, models, replaces, isWriting: true, answers: models.map((model) => ({ model, text: '' })),
})

type Change<T extends ChatEvent['type']> = (exchange: Exchange, event: Extract<ChatEvent, { type: T }>) => Exchange

const changes: { [T in ChatEvent['type']]: Change<T> } = {
  started: (exchange, { message }) => ({ ...exchange, stored: message }),
  text: (exchange, { model, text }) => withAnswer(exchange, model, (answer) => ({ ...answer, text: answer.text + text })),
  answered: (exchange, { message }) =>
    withAnswer(exchange, message.model ?? '', (answer) => ({ ...answer, text: message.content, message })),
  failed: (exchange, { model, code, title, message, remedy }) =>
    withAnswer(exchange, model, (answer) => ({ ...answer, error: { code, title, message, remedy } })),
}

/** The exchange after some more events. */
export function advance(exchange: Exchange, events: readonly ChatEvent[]): Exchange {
  return events.reduce((before, event) => (changes[event.type] as Change<typeof event.type>)(before, event as never), exchange)
}

function withAnswer(exchange: Exchange, model: string, change: (answer: Answer) => Answer): Exchange {
  return { ...exchange, answers: exchange.answers.map((answer) => (answer.model === model ? change(answer) : answer)) }
}

/** The stored messages as questions with their answers, and the exchange that goes on in its place. */
export function turnsOf(messages: readonly ChatMessage[], exchange?: Exchange): Turn[] {
  const turns: Turn[] = []
  for (const message of messages) {
    if (message.id === exchange?.replaces) break
    const last = turns.at(-1)
    if (message.role === 'user' || last === undefined) {
      turns.push({ id: message.id, question: message.content, answers: [], isWriting: false })
    } else {
      const answer = { model: message.model ?? '', text: message.content, message }
      turns[turns.length - 1] = { ...last, answers: [...last.answers, answer] }
    }
  }
  if (exchange === undefined) return turns
  const { question, stored, answers, isWriting } = exchange
  const before = turns.at(-1)?.id === stored?.id && stored !== undefined ? turns.slice(0, -1) : turns
  const known = turns.at(-1)?.answers ?? []
  const merged = answers.map((answer) => (before === turns ? answer : current(answer, known)))
  return [...before, { id: stored?.id ?? null, question, answers: merged, isWriting }]
}

/** The stored answer where there is one: a vote on it is in there. */
function current(answer: Answer, stored: readonly Answer[]): Answer {
  return stored.find(({ model }) => model === answer.model) ?? answer
}

/** Whether something went wrong with a question or with an answer to it. */
export function hasFailed({ error, answers }: Exchange): boolean {
  return error !== undefined || answers.some((answer) => answer.error !== undefined)
}

/** Whether everything an exchange came to is among the messages, so that it need not be kept beside them. */
export function isStored({ stored, answers }: Exchange, messages: readonly ChatMessage[]): boolean {
  const at = messages.findIndex(({ id }) => id === stored?.id)
  const since = messages.slice(at + 1)
  return at >= 0 && answers.every(({ model }) => since.some((message) => message.model === model))
}
