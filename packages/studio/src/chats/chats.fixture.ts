import type { ChatEvent } from '@tunesmith/contract'
import type { PoolOptions } from '@tunesmith/inference'
import { openStore } from '@tunesmith/store'
import { modelPath } from '@tunesmith/trainer/worker'
import { contextOf } from '../../testing/browser.ts'
import type { Services } from '../services.ts'
import { createServing } from '../serving/index.ts'
import { chatHandlers, createChats } from './index.ts'

const sampling = { temperature: 0, topP: 1, maxTokens: 8, seed: 0 }

/** The chats of a studio without its other rooms, and two people who use them; models are bundled ones or folders. */
export async function openChats(dataFolder: string, options?: PoolOptions) {
  const store = await openStore(dataFolder)
  const services = {
    store, dataFolder: store.folder, now: () => new Date(),
    models: { find: async (id: string) => ({ model: modelPath(id) }) },
    get chats() { return chats },
    get serving() { return serving },
  } as Services
  const chats = createChats(services)
  const serving = createServing(services, options)
  const handlers = chatHandlers(services)
  const time = new Date().toISOString()
  const people = ['ann', 'bob'].map((id) => ({ id, name: id, email: `${id}@example.org`, emailVerified: 1, role: 'viewer', createdAt: time, updatedAt: time } as const))
  await store.db.insertInto('user').values(people.map((person) => ({ ...person, image: null }))).onConflict((known) => known.doNothing()).execute()
  const as = (userId: 'ann' | 'bob', signal?: AbortSignal) =>
    contextOf({ actor: { userId, email: `${userId}@example.org`, name: userId, role: 'viewer', via: 'session' }, ...(signal && { signal }) })

  return {
    store, chats, handlers, as,
    begin: async (...models: string[]) => (await handlers.createChat({ models }, as('ann'))).id,
    /** Asks and gives every event, each also to `onEvent` when it comes. */
    async ask(chatId: string, content: string, { maxTokens = 8, temperature = 0, replaces, signal, onEvent = () => {} }: AskOptions = {}) {
      const input = { chatId, content, sampling: { ...sampling, maxTokens, temperature }, ...(replaces !== undefined && { replaces }) }
      const events: ChatEvent[] = []
      for await (const event of await handlers.sendMessage(input, as('ann', signal))) {
        events.push(event)
        onEvent(event)
      }
      return events
    },
    messages: async (chatId: string) => (await handlers.getChat({ chatId }, as('ann'))).messages,
    async close() {
      await chats.close()
      await serving.close()
      await store.close()
    },
  }
}

interface AskOptions {
  maxTokens?: number
  temperature?: number
  replaces?: string
  signal?: AbortSignal
  onEvent?: (event: ChatEvent) => void
}

export type ChatsRoom = Awaited<ReturnType<typeof openChats>>
