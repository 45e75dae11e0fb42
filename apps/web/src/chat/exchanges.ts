import { useSyncExternalStore } from 'react'
import type { Sampling } from '@tunesmith/contract'
import { client, inBatches, keyOf, queryClient, RequestError } from '../api/index.ts'
import { advance, type AnswerError, type Exchange, hasFailed, isStored, newExchange } from './conversation.ts'

/*
 * Questions that are being asked, by chat. They are kept outside of the pages, so that a model writes on while one looks
 * at another page.
 */
const exchanges = new Map<string, Exchange>()
const aborts = new Map<string, AbortController>()
const listeners = new Set<() => void>()

/** Words are shown at most this often, which reads smoothly. */
const batchMs = 60

function set(chatId: string, exchange: Exchange | undefined): void {
  if (exchange === undefined) exchanges.delete(chatId)
  else exchanges.set(chatId, exchange)
  for (const listener of listeners) listener()
}

export interface Question {
  content: string
  models: readonly string[]
  sampling: Sampling
  /** An earlier question that this one takes the place of. */
  replaces?: string
}

/** Asks the models of a chat. What they answer, and whether they could, shows in `useExchange`. */
export async function ask(chatId: string, { content, models, sampling, replaces }: Question): Promise<void> {
  const abort = new AbortController()
  aborts.set(chatId, abort)
  set(chatId, newExchange(content, models, replaces))
  const update = (change: (exchange: Exchange) => Exchange) => {
    const present = exchanges.get(chatId)
    if (present !== undefined) set(chatId, change(present))
  }
  try {
    const events = client.sendMessage({ chatId, content, sampling, replaces }, { signal: abort.signal })
    await inBatches(events, batchMs, (batch) => update((exchange) => advance(exchange, batch)))
  } catch (error) {
    if (!abort.signal.aborted) update((exchange) => ({ ...exchange, error: wordsOf(error) }))
  } finally {
    aborts.delete(chatId)
    update((exchange) => ({ ...exchange, isWriting: false }))
    await settle(chatId)
  }
}

/** Stops the models; what they have written so far stays. */
export function stopAnswers(chatId: string): void {
  aborts.get(chatId)?.abort()
}

/** An answer that was stopped is stored a moment later. */
const attempts = 6
const pauseMs = 250

/** Reads the chat again until everything that was said is in there, and lets go of the exchange; one that failed stays. */
async function settle(chatId: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const chat = await client.getChat({ chatId }).catch(() => undefined)
    const exchange = exchanges.get(chatId)
    if (exchange === undefined || exchange.isWriting) return
    if (chat !== undefined) queryClient.setQueryData(keyOf('getChat', { chatId }), chat)
    if (hasFailed(exchange)) break
    if (chat !== undefined && isStored(exchange, chat.messages)) {
      set(chatId, undefined)
      break
    }
    if (attempt === attempts - 1) set(chatId, undefined)
    else await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  await queryClient.invalidateQueries({ queryKey: ['chats'] })
}

function wordsOf(error: unknown): AnswerError {
  if (!(error instanceof RequestError)) return { code: '', title: '', message: String(error), remedy: '' }
  const { code, title, message, remedy } = error
  return { code, title, message, remedy }
}

/** The question that is being asked in a chat, or the last one where it failed. */
export function useExchange(chatId: string | null): Exchange | undefined {
  return useSyncExternalStore(subscribe, () => (chatId === null ? undefined : exchanges.get(chatId)))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
