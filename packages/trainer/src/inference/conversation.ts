import type { Message } from '@tunesmith/text'
import type { OpenModel } from './open-model.ts'

/** A conversation that grows turn by turn. */
export interface Chat {
  readonly messages: readonly Message[]
  /** Forgets everything but the system message. */
  reset(): void
  /** Sets the system message, or removes it when empty, and starts anew. */
  instruct(system: string): void
  ask(question: string): void
  answer(text: string): void
  /** Takes the last question back, for an answer that was broken off. */
  takeBack(): void
  /**
   * The tokens of the conversation. When it grew so long that less than `room` tokens are left for the answer, the oldest
   * questions and answers are forgotten, unless the last question alone is too long; `forgotten` counts the messages.
   */
  prompt(model: Pick<OpenModel, 'promptTokens' | 'contextLength'>, room: number): { ids: number[]; forgotten: number }
}

export function createChat(system?: string): Chat {
  let head: Message[] = []
  let turns: Message[] = []
  const instruct = (text: string) => {
    head = text === '' ? [] : [{ role: 'system', content: text }]
    turns = []
  }
  instruct(system ?? '')
  return {
    get messages() {
      return [...head, ...turns]
    },
    reset() {
      turns = []
    },
    instruct,
    ask: (content) => void turns.push({ role: 'user', content }),
    answer: (content) => void turns.push({ role: 'assistant', content }),
    takeBack: () => void turns.pop(),
    prompt(model, room) {
      let kept = turns
      const tokens = () => model.promptTokens([...head, ...kept])
      let ids = tokens()
      while (ids.length + room > model.contextLength && kept.length > 2) {
        kept = kept.slice(2)
        ids = tokens()
      }
      if (ids.length >= model.contextLength) return { ids, forgotten: 0 }
      const forgotten = turns.length - kept.length
      turns = kept
      return { ids, forgotten }
    },
  }
}
