import {
  closeSync, constants, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readFileSync,
  readSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  formatEvent, parseEvent, type EventOf, type RunEvent, type RunEventType, type UntimedEvent,
} from '@tunesmith/contract'
import { failFromSystem, makeFolder } from '@tunesmith/formats'

/*
 * Two logs of a run. metrics.jsonl holds what the run computed and nothing about when or how fast: the same run gives
 * the same bytes, also when it was killed and resumed. events.jsonl holds every event with its time and only grows.
 */

export const metricsPath = (runFolder: string) => join(runFolder, 'metrics.jsonl')
export const eventsPath = (runFolder: string) => join(runFolder, 'events.jsonl')

/** The fields of each event that do not depend on the clock or the machine; other events are not metrics. */
const metricFields = {
  step: ['type', 'step', 'epoch', 'loss', 'learningRate', 'gradientNorm', 'tokens', 'supervisedTokens'],
  evaluated: ['type', 'step', 'epoch', 'loss', 'perplexity', 'best', 'rows'],
} as const satisfies { [T in RunEventType]?: (keyof EventOf<T>)[] }

type MetricName = keyof typeof metricFields
type MetricOf<T extends MetricName> = Pick<EventOf<T>, (typeof metricFields)[T][number] & keyof EventOf<T>>
/** One line of metrics.jsonl. */
export type Metric = { [T in keyof typeof metricFields]: MetricOf<T> }[keyof typeof metricFields]

/** Writes the events of a run to both logs. */
export interface RunLog {
  /** Adds the time, writes the event, and returns it as written. */
  write(event: UntimedEvent): RunEvent
  /** Forces the metrics to the disk: call it before each checkpoint, which relies on them. */
  flush(): void
  /** Forgets the metrics after a step, when training returns to its checkpoint. */
  rewind(step: number): void
  close(): void
}

/**
 * Opens the logs. Metrics after `step`, the step of the checkpoint training goes on from, are cut off; `step` is -1
 * where there is none, since what was measured before the first checkpoint (at step 0) will be measured again. Write all
 * metrics of a step before its checkpoint, so that none is lost or doubled.
 */
export function openRunLog(runFolder: string, step: number, now: () => Date = () => new Date()): RunLog {
  const metrics = openLog(runFolder, metricsPath(runFolder))
  cutAfter(metrics, step)
  const events = openLog(runFolder, eventsPath(runFolder))
  endTornLine(events)
  return {
    write(untimed) {
      const event = { ...untimed, time: now().toISOString() } as RunEvent
      const metric = metricOf(event)
      if (metric) append(metrics, metricsPath(runFolder), `${JSON.stringify(metric)}\n`)
      append(events, eventsPath(runFolder), formatEvent(event))
      return event
    },
    flush: () => fdatasyncSync(metrics),
    rewind: (to) => cutAfter(metrics, to),
    close() {
      closeSync(metrics)
      closeSync(events)
    },
  }
}

/** Adds one event to the log of a run that nobody is writing to. */
export function appendEvent(runFolder: string, event: RunEvent): void {
  const events = openLog(runFolder, eventsPath(runFolder))
  try {
    endTornLine(events)
    append(events, eventsPath(runFolder), formatEvent(event))
  } finally {
    closeSync(events)
  }
}

/** Every event of a run; a last line torn by a crash is left out. */
export function readEvents(runFolder: string): RunEvent[] {
  return linesOf(eventsPath(runFolder)).map(parseEvent).filter((event) => event !== null)
}

/** Every metric of a run, in order. */
export function readMetrics(runFolder: string): Metric[] {
  return linesOf(metricsPath(runFolder)).map(parseMetric).filter((metric) => metric !== null)
}

function metricOf(event: RunEvent): Metric | null {
  const fields: readonly string[] | undefined = metricFields[event.type as keyof typeof metricFields]
  if (!fields) return null
  return Object.fromEntries(fields.map((field) => [field, event[field as keyof RunEvent]])) as unknown as Metric
}

function parseMetric(line: string): Metric | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof (value as Metric | null)?.step === 'number' ? (value as Metric) : null
  } catch {
    return null
  }
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}

function openLog(runFolder: string, path: string): number {
  try {
    makeFolder(runFolder)
    return openSync(path, constants.O_RDWR | constants.O_CREAT) // not 'a+': Windows cannot shorten such a file
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
}

function append(descriptor: number, path: string, text: string): void {
  const bytes = Buffer.from(text)
  try {
    const end = fstatSync(descriptor).size
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done, bytes.length - done, end + done)
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
}

/** Keeps the whole lines up to a step; lines are in order of steps, so the rest is one piece at the end. */
function cutAfter(descriptor: number, step: number): void {
  const bytes = Buffer.alloc(fstatSync(descriptor).size)
  readSync(descriptor, bytes, 0, bytes.length, 0)
  let kept = 0
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', kept)) {
    const metric = parseMetric(bytes.toString('utf8', kept, end))
    if (!metric || metric.step > step) break
    kept = end + 1
  }
  ftruncateSync(descriptor, kept)
}

/** What a crash left unfinished at the end of the file becomes a line of its own, which readers pass over. */
function endTornLine(descriptor: number): void {
  const { size } = fstatSync(descriptor)
  const last = Buffer.alloc(1)
  if (size === 0) return
  readSync(descriptor, last, 0, 1, size - 1)
  if (last[0] !== 0x0a) writeSync(descriptor, '\n', size)
}
