// A program that behaves as it is asked to: node tasks.fixture.ts [fails | slow]
import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorCode, ErrorParams } from '@tunesmith/contract'
import { serveTasks } from './serve-tasks.ts'
import type { Turn } from './tasks.ts'

/** Fails without the whole table of errors, which takes long to load. */
function fail<C extends ErrorCode>(code: C, params: ErrorParams<C>): never {
  throw Object.assign(new Error(code), { code, params })
}

const tasks = {
  echo: (given: unknown) => given,
  count: async (to: number, { tell }: Turn<number>) => {
    for (let each = 1; each <= to; each++) tell(each)
    return to
  },
  /** Waits to be given up, and gives what there is, or throws. */
  wait: async ({ gives }: { gives: string | null }, { signal, tell }: Turn<'waiting'>) => {
    if (!signal.aborted) tell('waiting')
    await new Promise((resolve) => (signal.aborted ? resolve(null) : signal.addEventListener('abort', resolve)))
    return gives ?? fail('FILE_MISSING', { path: 'of a task that was given up' })
  },
  refuse: () => fail('FILE_MISSING', { path: '/nowhere' }),
  fault: () => {
    throw new RangeError('a fault')
  },
  giveFunction: () => () => {},
  tellFunction: (_: null, { tell }: Turn<unknown>) => tell(() => {}),
  throwUnsayable: () => fail('FILE_MISSING', { path: (() => {}) as never }),
  throwNothing: () => {
    throw Object.create(null)
  },
  die: ({ words, signal }: { words: string; signal?: NodeJS.Signals }) => {
    process.stderr.write(words, () => (signal === undefined ? process.exit(7) : process.kill(process.pid, signal)))
    return new Promise<never>(() => {})
  },
}
export type FixtureTasks = typeof tasks

const manner = process.argv[2]
serveTasks(async () => {
  if (manner === 'slow') await sleep(300)
  if (manner === 'fails') fail('MODEL_FOLDER_MISSING', { path: '/nowhere' })
  return tasks
}, (error) => 'code' in (error as object) && 'params' in (error as object)
  ? (error as { code: ErrorCode; params: ErrorParams<ErrorCode> })
  : { code: 'INTERNAL', params: { detail: String((error as Error).message), logFile: null } })
