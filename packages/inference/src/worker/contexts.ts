import { basename } from 'node:path'
import { fail } from '@tunesmith/contract'
import {
  type CustomBatchingPrioritizationStrategy, InsufficientMemoryError, type LlamaContext, type LlamaContextSequence, type LlamaModel, type Token,
} from 'node-llama-cpp'
import type { ContextSize } from './context-size.ts'
import { createSteps, type InStep } from './in-step.ts'

/*
 * llama.cpp computes with contexts: one for the model as it is, and one for each adapter on it. A context works on several
 * texts at a time, each in a sequence, which remembers the text it saw last.
 */

export interface Contexts {
  /**
   * Works with a sequence as soon as one is free: the one that remembers most of how the text begins.
   * @param adapter absolute path of a LoRA adapter in GGUF; the model as it is when left out
   * @throws LLAMA_CANNOT_LOAD, MODEL_TOO_LARGE, the reason of the signal where it aborts before it is its turn
   */
  use<T>(text: UsedText, work: (sequence: LlamaContextSequence, steps: InStep) => Promise<T>): Promise<T>
}

interface UsedText {
  tokens: readonly number[]
  adapter?: string
  signal: AbortSignal
}

interface AdaptedContext {
  context: LlamaContext
  free: LlamaContextSequence[]
  /** Those whose turn it is when a sequence is free. */
  waiting: (() => void)[]
  /** The texts that are being written. */
  steps: InStep
  users: number
}

/** Contexts kept at a time: adapters used last stay ready. */
const mostContexts = 4

interface ContextSettings extends ContextSize {
  threads: number
  exact?: boolean
}

/**
 * What is computed together: one token of each text, or several tokens of one text. llama.cpp may compute tokens of several
 * texts in another order and puts the outputs right when they are first read; node-llama-cpp reads those of several texts in
 * several threads, which then get each other's. With one token of each, there is no other order.
 */
const together: CustomBatchingPrioritizationStrategy = ({ items, size }) => {
  const [first] = items.filter(({ tokens }) => tokens.length > 1)
  if (first) return [{ item: first, processAmount: Math.min(first.tokens.length, size) }]
  return items.slice(0, size).map((item) => ({ item, processAmount: 1 }))
}

const singlePrecision = { flashAttention: false, experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' } as const

export function createContexts(model: LlamaModel, { contextLength, sequences, threads, exact }: ContextSettings): Contexts {
  /** In the order of use, the latest last. */
  const opened = new Map<string, Promise<AdaptedContext>>()

  async function open(adapter: string | undefined): Promise<AdaptedContext> {
    const lora = adapter === undefined ? {} : { lora: { adapters: [{ filePath: adapter }] } }
    const context = await model.createContext({ contextSize: contextLength, sequences, threads, batching: { itemPrioritizationStrategy: together }, ...lora, ...(exact && singlePrecision) }).catch((error: Error) => {
      if (error instanceof InsufficientMemoryError) fail('MODEL_TOO_LARGE', { model: model.filename ?? '', neededBytes: model.size, freeBytes: 0 })
      if (adapter !== undefined) fail('LLAMA_CANNOT_LOAD', { file: basename(adapter), problem: error.message.replaceAll(adapter, basename(adapter)) })
      throw error
    })
    const free = Array.from({ length: sequences }, () => context.getSequence())
    return { context, free, waiting: [], steps: createSteps(), users: 0 }
  }

  /** The context of an adapter, with one more user, so that nobody closes it. */
  async function contextOf(adapter: string | undefined): Promise<AdaptedContext> {
    const key = adapter ?? ''
    const known = opened.get(key)
    const context = known ?? open(adapter)
    opened.delete(key)
    opened.set(key, context)
    try {
      const found = await context
      found.users++
      if (known === undefined) void closeUnused()
      return found
    } catch (error) {
      if (opened.get(key) === context) opened.delete(key)
      throw error
    }
  }

  async function closeUnused(): Promise<void> {
    for (const [key, opening] of opened) {
      if (opened.size <= mostContexts) return
      const found = await opening.catch(() => undefined)
      if (found === undefined || found.users > 0) continue
      opened.delete(key)
      await found.context.dispose()
    }
  }

  /** The free sequence that remembers most of the text's beginning. */
  function take({ free }: AdaptedContext, tokens: readonly number[]): LlamaContextSequence {
    const known = free.map((sequence) => sequence.compareContextTokens(tokens as Token[]).firstDifferentIndex)
    return free.splice(known.indexOf(Math.max(...known)), 1)[0]
  }

  return {
    async use({ tokens, adapter, signal }, work) {
      const context = await contextOf(adapter)
      try {
        signal.throwIfAborted()
        while (context.free.length === 0) await turn(context, signal) // somebody may come between the call and the turn
        const sequence = take(context, tokens)
        try {
          return await work(sequence, context.steps)
        } finally {
          context.free.push(sequence)
          context.waiting.shift()?.()
        }
      } finally {
        context.users--
      }
    },
  }
}

/** Waits until a sequence is free. */
function turn({ waiting }: AdaptedContext, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const leave = () => {
    const place = waiting.indexOf(enter)
    if (place < 0) return // its turn has come
    waiting.splice(place, 1)
    reject(signal.reason as Error)
  }
  const enter = () => {
    signal.removeEventListener('abort', leave)
    resolve()
  }
  waiting.push(enter)
  signal.addEventListener('abort', leave)
  return promise
}
