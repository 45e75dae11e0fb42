import { asFailure, fail, type ChatEvent } from '@tunesmith/contract'
import { createProcessPool, type PoolOptions } from '@tunesmith/inference'
import { freeMemory } from '@tunesmith/trainer/machine-memory'
import { explainFailure } from '@tunesmith/trainer/worker'
import type { Chats, Services } from '../services.ts'
import { asMessage, modelsOf, storeAnswer, storeQuestion, type ChatRow, type MessageRow, type Question } from './chat-rows.ts'
import { embeddedModel } from './embedded-model.ts'
import { createEventQueue } from './event-queue.ts'
import { turnsFor } from './turns.ts'

/** A question that is being answered. */
interface Answering {
  cancel(): void
  /** Settles when every answer is stored. */
  over: Promise<void>
}

/** Answers questions with the models of their chats, side by side. */
export function createChats(services: Services, options?: PoolOptions): Chats {
  const { store: { db } } = services
  const pool = createProcessPool({ free: freeMemory, ...options })
  const answerings = new Map<string, Answering>() // by chat
  const time = () => services.now().toISOString()

  async function breakOff(answering: Answering | undefined): Promise<void> {
    answering?.cancel()
    await answering?.over
  }

  /** One model's answer, stored whole before it is told. */
  async function answer(model: string, messages: MessageRow[], { sampling }: Question, signal: AbortSignal, tell: (event: ChatEvent) => void) {
    try {
      const question = messages.at(-1)!
      const { system, ...source } = await services.models.locate(model)
      const conversation = { system, turns: turnsFor(model, messages) }
      const { text, stopped } = await pool.use(embeddedModel(model, source), (process) =>
        process.answer(conversation, sampling, (piece) => tell({ type: 'text', model, text: piece }), signal))
      const stored = await storeAnswer(db, question, { model, content: text.trim(), stopped }, time())
      tell({ type: 'answered', message: asMessage(stored ?? fail('NOT_FOUND', { what: 'question', id: question.id })) })
    } catch (error) {
      tell({ type: 'failed', model, ...asFailure(explainFailure(error, null, null)) })
    }
  }

  return {
    async ask(chat: ChatRow, question, signal) {
      const before = answerings.get(chat.id)
      const leaving = new AbortController()
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const current = { cancel: () => leaving.abort(), over }
      answerings.set(chat.id, current)
      const finish = () => {
        if (answerings.get(chat.id) === current) answerings.delete(chat.id)
        resolve()
      }
      try {
        await breakOff(before)
        const messages = await storeQuestion(db, chat, question, time())
        const events = createEventQueue<ChatEvent>()
        events.push({ type: 'started', message: asMessage(messages.at(-1)!) })
        const either = AbortSignal.any([signal, leaving.signal])
        const answers = modelsOf(chat).map((model) => answer(model, messages, question, either, events.push))
        void Promise.all(answers).then(events.end).then(finish)
        return events.read(current.cancel)
      } catch (error) {
        finish()
        throw error
      }
    },
    breakOff: (chatId) => breakOff(answerings.get(chatId)),
    async close() {
      await Promise.all([...answerings.values()].map(breakOff))
      await pool.close()
    },
  }
}
