import { open, type FileHandle } from 'node:fs/promises'
import { RunEvent, type EventOf, type NumberedEvent, type RunEventType } from '@tunesmith/contract'
import { createCurves, type Curves } from './curves.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { emptySummary, summarize, type RunSummary } from './summary.ts'

/**
 * The events of a run, numbered by their lines in its log, which only grows. The file is read once, in pieces; of lines
 * read before, only their places, kinds and numbers stay in memory.
 */
export interface EventLog {
  readonly summary: RunSummary
  readonly curves: Curves
  /** Number of the last line taken in; 0 before the first. */
  readonly lastId: number
  /** Counts up whenever there is something new. */
  readonly version: number
  /** Who uses the log at present. */
  users: number
  /** Takes in what the file has; all that was written before this call is there when it settles. */
  catchUp(): Promise<void>
  /** The first events after a line, without waiting for more. */
  read(after: number, limit: number, isWanted?: (type: RunEventType) => boolean): Promise<NumberedEvent[]>
  /** The last events before a line, the newest first. */
  readBack(before: number, limit: number, isWanted?: (type: RunEventType) => boolean): Promise<NumberedEvent[]>
  last<T extends RunEventType>(type: T): Promise<EventOf<T> | null>
  /** Wakes those who wait for news, because something else about the run has changed. */
  announce(): void
  /** Settles when there is more than at a version, or when the signal aborts. */
  news(since: number, signal: AbortSignal): Promise<void>
}

/** Bytes read at once: parsing them takes a few milliseconds. */
const pieceLength = 1 << 18
/** The newest events are kept for those who listen. */
const recentCount = 256

const types = RunEvent.options.map(({ shape }) => shape.type.value)
const noEvent = -1

export function openEventLog(path: string): EventLog {
  const starts = new GrowingNumbers()
  const kinds = new GrowingNumbers()
  const curves = createCurves()
  const waiting = new Set<() => void>()
  let recent: NumberedEvent[] = []
  let firstRecent = 1
  let summary = emptySummary
  let version = 0
  let end = 0
  let unfinished: Buffer = Buffer.alloc(0)
  let running: Promise<void> = Promise.resolve()
  let queued: Promise<void> | undefined

  function addLine(bytes: Buffer): void {
    const event = parseLine(bytes)
    starts.push(end)
    end += bytes.length + 1
    kinds.push(event ? types.indexOf(event.type) : noEvent)
    if (!event) return
    summary = summarize(summary, event)
    curves.add(event)
    recent.push({ id: starts.length, event })
    if (recent.length < 2 * recentCount) return
    recent = recent.slice(-recentCount)
    firstRecent = recent[0].id
  }

  function addPiece(piece: Buffer): void {
    const bytes = unfinished.length > 0 ? Buffer.concat([unfinished, piece]) : piece
    let start = 0
    for (let stop = bytes.indexOf('\n'); stop >= 0; stop = bytes.indexOf('\n', start)) {
      addLine(bytes.subarray(start, stop))
      start = stop + 1
    }
    unfinished = Buffer.from(bytes.subarray(start))
  }

  async function readOn(): Promise<void> {
    const file = await openIfThere(path)
    if (!file) return
    const before = starts.length
    try {
      const piece = Buffer.allocUnsafe(pieceLength)
      for (;;) {
        const { bytesRead } = await file.read(piece, 0, piece.length, end + unfinished.length)
        if (bytesRead === 0) break
        addPiece(piece.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
    if (starts.length > before) announce()
  }

  function announce(): void {
    version++
    for (const wake of waiting) wake()
  }

  /** Lines by their numbers, ascending; neighbours are read together. */
  async function readLines(numbers: readonly number[]): Promise<NumberedEvent[]> {
    const file = await openIfThere(path)
    if (!file) return []
    const events: NumberedEvent[] = []
    const stopOf = (line: number) => (line < starts.length ? starts.at(line) : end)
    try {
      for (let first = 0; first < numbers.length;) {
        const start = starts.at(numbers[first] - 1)
        let next = first + 1
        while (next < numbers.length && numbers[next] === numbers[next - 1] + 1 && stopOf(numbers[next]) - start <= pieceLength) next++
        const bytes = await readRange(file, start, stopOf(numbers[next - 1]))
        for (const number of numbers.slice(first, next)) {
          const line = bytes.subarray(starts.at(number - 1) - start, stopOf(number) - start)
          events.push({ id: number, event: parseLine(line)! })
        }
        first = next
      }
    } finally {
      await file.close()
    }
    return events
  }

  return {
    curves,
    users: 0,
    get summary() {
      return summary
    },
    get lastId() {
      return starts.length
    },
    get version() {
      return version
    },
    catchUp() {
      queued ??= running.catch(() => {}).then(() => {
        queued = undefined
        return (running = readOn())
      })
      return queued
    },
    async read(after, limit, isWanted = () => true) {
      if (after + 1 >= firstRecent) return recent.filter(({ id, event }) => id > after && isWanted(event.type)).slice(0, limit)
      const numbers: number[] = []
      for (let index = after; index < starts.length && numbers.length < limit; index++) {
        if (kinds.at(index) !== noEvent && isWanted(types[kinds.at(index)])) numbers.push(index + 1)
      }
      return readLines(numbers)
    },
    async readBack(before, limit, isWanted = () => true) {
      const numbers: number[] = []
      for (let line = Math.min(before, starts.length + 1) - 1; line > 0 && numbers.length < limit; line--) {
        if (kinds.at(line - 1) !== noEvent && isWanted(types[kinds.at(line - 1)])) numbers.push(line)
      }
      return (await readLines(numbers.reverse())).reverse()
    },
    async last<T extends RunEventType>(type: T) {
      const kind = types.indexOf(type)
      let line = kinds.length
      while (line > 0 && kinds.at(line - 1) !== kind) line--
      const [found] = line > 0 ? await readLines([line]) : []
      return (found?.event as EventOf<T> | undefined) ?? null
    },
    announce,
    news: (since, signal) =>
      new Promise((resolve) => {
        if (version !== since || signal.aborted) return resolve()
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
      }),
  }
}

/** Kinds with reasons, of which earlier versions wrote the words alone. */
const withReasons: ReadonlySet<RunEventType> = new Set(['planned', 'progress', 'alarm', 'resumed'])

/** Our own log needs no check of every field; a line torn by a crash is no event. */
function parseLine(bytes: Buffer): RunEvent | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Partial<RunEvent> | null
    if (value?.type === undefined || !types.includes(value.type)) return null
    return withReasons.has(value.type) ? (RunEvent.safeParse(value).data ?? null) : (value as RunEvent)
  } catch {
    return null
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function readRange(file: FileHandle, start: number, stop: number): Promise<Buffer> {
  const bytes = Buffer.alloc(stop - start)
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done)
    if (bytesRead === 0) throw new Error('internal: the log of a run has become shorter')
    done += bytesRead
  }
  return bytes
}
