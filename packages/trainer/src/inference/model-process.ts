import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { startProcess } from '@tunesmith/processes'
import type { ModelTasks } from './model-worker.ts'
import type { Answer, AnswerOptions, ModelSource } from './open-model.ts'

/** An answer, which may have been broken off. */
export type ProcessAnswer = Omit<Answer, 'stopped'> & { stopped: Answer['stopped'] | 'cancelled' }

/** A model in a process of its own: computing blocks only that, and a crash ends only that. */
export interface ModelProcess {
  readonly pid: number | undefined
  /** Settles when the model is in memory, or cannot be used. */
  readonly ready: Promise<unknown>
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<void>
  /** The longest text in tokens, prompt and answer together. @throws MODEL_CRASHED, and what opening the model throws */
  contextLength(): Promise<number>
  /**
   * Continues a prompt; several at a time take turns. When the signal aborts, what there is of the answer is given.
   *
   * @param onText called with each piece of text as it comes
   * @throws MODEL_CRASHED where the process ends, and what opening the model throws
   */
  answer(tokens: readonly number[], options: AnswerOptions, onText: (text: string) => void, signal: AbortSignal): Promise<ProcessAnswer>
  /** Ends the process at once. */
  kill(): void
}

const program = join(import.meta.dirname, 'model-worker.ts')

/**
 * Starts a process that opens a model; the first answer waits for that.
 * @param name what messages call it
 */
export function startModel({ model, adapter, template }: ModelSource, name = model): ModelProcess {
  const { pid, ended, ask, kill } = startProcess<ModelTasks>(program, {
    words: [JSON.stringify({ model, adapter, template } satisfies ModelSource)],
    died: (how) => new TunesmithError('MODEL_CRASHED', { model: name, how }),
  })
  const contextLength = ask('contextLength', undefined)
  contextLength.catch(() => {}) // whoever asks is told
  return {
    pid, ended, kill,
    ready: contextLength,
    contextLength: () => contextLength,
    async answer(tokens, options, onText, signal) {
      if (signal.aborted) return { text: '', tokens: 0, stopped: 'cancelled' }
      return ask('answer', { tokens, options }, { onNews: onText, signal })
    },
  }
}
