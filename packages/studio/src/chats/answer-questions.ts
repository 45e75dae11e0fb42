import { asFailure, fail, type ChatEvent } from '@tunesmith/contract'
import { explainFailure, requireRoom } from '@tunesmith/trainer/worker'
import { countTokens } from '../accounts/index.ts'
import { createEventQueue } from '../event-queue.ts'
import type { RequestContext } from '../handler.ts'
import type { Chats, Services } from '../services.ts'
import type { ServedModel } from '../serving/index.ts'
import { asMessage, modelsOf, storeAnswer, storeQuestion, type ChatRow, type MessageRow, type Question } from './chat-rows.ts'
import { turnsFor, type Turn } from './turns.ts'

/** A question that is being answered. */
interface Answering {
  cancel(): void
  /** Settles when every answer is stored. */
  over: Promise<void>
}

/** Who asked, and whether they still wait. */
type Asker = Pick<RequestContext, 'actor' | 'signal'>

/** Answers questions with the models of their chats, side by side. */
export function createChats(services: Services): Chats {
  const { now, store: { db } } = services
  const answerings = new Map<string, Answering>() // by chat
  const time = () => now().toISOString()

  async function breakOff(answering: Answering | undefined): Promise<void> {
    answering?.cancel()
    await answering?.over
  }

  /** One model's answer, stored whole before it is told. */
  async function answer(model: string, messages: MessageRow[], { sampling }: Question, { actor, signal }: Asker, tell: (event: ChatEvent) => void) {
    try {
      const question = messages.at(-1)!
      const served = await services.serving.open(model)
      const tokens = await promptOf(served, turnsFor(model, messages), sampling)
      const request = { tokens, maxTokens: sampling.maxTokens, sampling: { ...plainSampling, ...sampling }, stop: [] }
      const { text, stopped, tokens: written } = await served.generate(request, (piece) => tell({ type: 'text', model, text: piece.text }), signal)
      await countTokens({ db, now }, actor, tokens.length + written)
      const stored = await storeAnswer(db, question, { model, content: text.trim(), stopped }, time())
      tell({ type: 'answered', message: asMessage(stored ?? fail('NOT_FOUND', { what: 'question', id: question.id })) })
    } catch (error) {
      tell({ type: 'failed', model, ...asFailure(explainFailure(error, null, null)) })
    }
  }

  return {
    async ask(chat: ChatRow, question, { actor, signal }) {
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
        const answers = modelsOf(chat).map((model) => answer(model, messages, question, { actor, signal: either }, events.push))
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
    },
  }
}

/** How tokens are chosen where a person sets only temperature, top-p and seed. */
const plainSampling = { topK: 0, minP: 0, repetitionPenalty: 1, frequencyPenalty: 0, presencePenalty: 0, logitBias: [] }
/** Least tokens kept free for an answer, unless the answer may not be that long. */
const room = 128

/** The prompt of a chat; where there is no room for all of it, the oldest turns are forgotten. @throws PROMPT_TOO_LONG */
async function promptOf(served: ServedModel, turns: readonly Turn[], { maxTokens }: Question['sampling']): Promise<number[]> {
  const contextLength = await served.contextLength()
  let kept = turns
  let ids = await served.promptTokens({ messages: [...kept] })
  while (ids.length + Math.min(room, maxTokens) > contextLength && kept.length > 2) {
    kept = kept.slice(2)
    ids = await served.promptTokens({ messages: [...kept] })
  }
  requireRoom(turns.at(-1)!.content, ids.length, contextLength)
  return ids
}
