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
   * question and answer are forgotten; `forgotten` counts the messages.
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
      let forgotten = 0
      for (;;) {
        const ids = model.promptTokens([...head, ...turns])
        if (ids.length + room <= model.contextLength || turns.length <= 2) return { ids, forgotten }
        turns = turns.slice(2)
        forgotten += 2
      }
    },
  }
}
