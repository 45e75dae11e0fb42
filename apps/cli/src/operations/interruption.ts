import type { OperationName } from '@tunesmith/contract'
import { asCalled, programName } from '../terminal/as-called.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { widestText } from '../terminal/terminal.ts'
import { wrap } from '../terminal/text-width.ts'

/** What is watched with an operation, and goes on without being watched. */
interface Lasting {
  /** The field with its identifier. */
  id: string
  watch: string
  end: string
  /** What becomes of it where its studio ends with the command. */
  alone: string
}

const rests = 'It rests now, and goes on from what it has as soon as a studio runs here'

const lasting: Readonly<Partial<Record<OperationName, Lasting>>> = {
  streamRunEvents: { id: 'runId', watch: 'runs watch', end: 'runs pause', alone: rests },
  streamDownload: { id: 'downloadId', watch: 'downloads watch', end: 'downloads cancel', alone: rests },
  streamExport: { id: 'exportId', watch: 'exports watch', end: 'exports cancel', alone: rests },
}

const signals = ['SIGINT', 'SIGTERM'] as const

/** Thrown where a person no longer wants to watch. */
export class Interruption extends Error {}

/** Events until Ctrl-C, for what lasts; others end with the program. @throws Interruption */
export async function* untilInterrupted<T>(name: OperationName, events: AsyncIterable<T>): AsyncGenerator<T> {
  if (!(name in lasting)) return yield* events
  const { promise, reject } = Promise.withResolvers<never>()
  const interrupt = () => reject(new Interruption())
  const iterator = events[Symbol.asyncIterator]()
  for (const signal of signals) process.once(signal, interrupt)
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), promise])
      if (next.done) return
      yield next.value
    }
  } finally {
    for (const signal of signals) process.off(signal, interrupt)
  }
}

/** Says what becomes of what was watched. */
export function tellInterruption(name: OperationName, { input, isOwn, terminal: { stderr, env } }: { input: Readonly<Record<string, unknown>>; isOwn: boolean; terminal: Terminal }): void {
  const { id, watch, end, alone } = lasting[name]!
  const command = (words: string) => `\`tunesmith ${words} ${String(input[id])}\``
  const text = isOwn
    ? `${alone}: \`tunesmith studio\`, or ${command(watch)}.`
    : `The studio goes on with it. Watch it again with ${command(watch)}; ${end.endsWith('pause') ? 'pause' : 'end'} it with ${command(end)}.`
  stderr.write(`${['', ...wrap(asCalled(text, programName(env)), widestText)].join('\n')}\n`)
}
