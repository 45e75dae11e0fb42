import { inspect } from 'node:util'
import type { TunesmithError } from '@tunesmith/contract'
import type { FromProcess, ThrownError, ToProcess } from './messages.ts'
import type { TasksIn, Turn } from './tasks.ts'

type AnyTask = (takes: unknown, turn: Turn<unknown>) => unknown
/** What is told of an error. */
type Explain = (error: unknown) => Pick<TunesmithError, 'code' | 'params'>

/**
 * Does tasks for the process that started this one with `startProcess`, until that is gone.
 *
 * @param open makes ready and gives the tasks; what is asked for meanwhile waits. Where it throws, the process ends.
 */
export function serveTasks<T extends TasksIn<T>>(open: () => T | Promise<T>, explain: Explain): void {
  const turns = new Map<number, AbortController>()
  process.on('disconnect', () => process.exit()) // whoever asked is gone, however it went
  process.on('SIGINT', () => {}) // a Ctrl-C is for whoever asked
  process.on('message', (message: ToProcess) => {
    if (message.type === 'cancel') turns.get(message.id)?.abort()
    else void work(message)
  })
  const opening = Promise.resolve().then(open)
  opening.catch((error: unknown) => sayFailure(error, (value) => ({ type: 'unable', value }), () => process.disconnect()))

  async function work({ id, task, takes }: Extract<ToProcess, { type: 'ask' }>): Promise<void> {
    const turn = new AbortController()
    turns.set(id, turn) // at once: many give up before everything is ready
    const tasks = (await opening.catch(() => null)) as Record<string, AnyTask> | null
    if (tasks === null) return // the end of this process tells
    try {
      const gives = await tasks[task](takes, { tell: (value) => say({ type: 'news', id, value }), signal: turn.signal })
      say({ type: 'done', id, value: gives })
    } catch (error) {
      sayFailure(error, (value) => ({ type: 'failed', id, value }))
    } finally {
      turns.delete(id)
    }
  }

  function sayFailure(error: unknown, message: (error: ThrownError) => FromProcess, said?: () => void): void {
    const told = (each: unknown) => say(message(thrownError(each, explain)), said)
    try {
      told(error)
    } catch (unsayable) {
      told(unsayable) // it held what cannot leave the process
    }
  }
}

function say(message: FromProcess, said = () => {}): void {
  process.send?.(message, undefined, undefined, said) // nobody is there to be told where that fails
}

function thrownError(error: unknown, explain: Explain): ThrownError {
  const { code, params } = explain(error)
  return { code, params, stack: error instanceof Error ? String(error.stack) : inspect(error) }
}
