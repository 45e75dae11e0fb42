import { join } from 'node:path'
import { ChatEvent, Download, Export, formatByteSize, ModelImport, NumberedEvent, operationTable, type OperationName, type Output } from '@tunesmith/contract'
import { runsFolder } from '@tunesmith/store'
import { exitCodes, type ExitCode } from '../failures/exit-codes.ts'
import { showKnownFailure } from '../failures/show-failure.ts'
import { createBar } from '../progress/bar.ts'
import { createDisplay } from '../progress/display.ts'
import { shorterPath } from '../recipe/read-recipe.ts'
import { formatDuration } from '../terminal/quantities.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { visible } from '../terminal/visible.ts'
import { Interruption, tellInterruption, untilInterrupted } from './interruption.ts'
import { showOutput } from './show-output.ts'

/** What is known where events are shown. */
interface Scene {
  input: Readonly<Record<string, unknown>>
  dataFolder: string
  /** Whether the studio was opened for this command and ends with it. */
  isOwn: boolean
  terminal: Terminal
}

type Show<E> = (events: AsyncIterable<E>, scene: Scene) => Promise<ExitCode>

/** How events of each kind are shown to a person, by the schema of one event. */
const shows = new Map<unknown, Show<never>>([
  [NumberedEvent, showRun],
  [ChatEvent, showAnswers],
  [Download, showDownload],
  [Export, showExport],
  [ModelImport, showImport],
])

/** Shows the events of an operation as they come: for a person, or with `json` one a line. Ctrl-C says what becomes of it. */
export async function showEvents(name: OperationName, events: AsyncIterable<unknown>, json: boolean, scene: Scene): Promise<ExitCode> {
  const show = ((!json && shows.get(operationTable[name].response)) || linesOf(json)) as Show<unknown>
  try {
    return await show(untilInterrupted(name, events), scene)
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    tellInterruption(name, scene)
    return exitCodes.interrupted.status
  }
}

/** Events as they are, one after the other. */
const linesOf = (json: boolean): Show<unknown> => async (events, { terminal }) => {
  for await (const event of events) showOutput(event, json, terminal)
  return exitCodes.ok.status
}

/** A run as `tunesmith train` shows it. */
async function showRun(events: AsyncIterable<Output<'streamRunEvents'>>, { input, dataFolder, terminal }: Scene): Promise<ExitCode> {
  const display = createDisplay(terminal, { json: false, quiet: false })
  let last: Output<'streamRunEvents'>['event'] | undefined
  try {
    for await (const { event } of events) {
      display.show(event)
      last = event
    }
  } finally {
    display.close(shorterPath(join(runsFolder(dataFolder), String(input.runId)), terminal.folder))
  }
  if (last?.type === 'failed') return showKnownFailure(last, terminal, false)
  return last?.type === 'paused' ? exitCodes.interrupted.status : exitCodes.ok.status
}

/** A download as one line that fills, and at the end as what it is then. */
async function showDownload(events: AsyncIterable<Output<'streamDownload'>>, { terminal }: Scene): Promise<ExitCode> {
  const bar = createBar(terminal)
  let last: Output<'streamDownload'> | undefined
  try {
    for await (const download of events) {
      last = download
      const { model, bytes, totalBytes, bytesPerSecond, secondsLeft } = download
      const speed = bytesPerSecond === null ? '' : ` · ${formatByteSize(Math.round(bytesPerSecond))}/s`
      const left = secondsLeft === null ? '' : ` · ${formatDuration(secondsLeft)} left`
      const text = `${model} · ${formatByteSize(bytes)}${totalBytes === null ? '' : ` of ${formatByteSize(totalBytes)}`}${speed}${left}`
      bar.show(text, totalBytes === null ? null : bytes / Math.max(1, totalBytes))
    }
  } finally {
    bar.close()
  }
  if (last?.error) return showKnownFailure(last.error, terminal, false)
  if (last !== undefined) showOutput(last, false, terminal)
  return last?.state === 'paused' ? exitCodes.interrupted.status : exitCodes.ok.status
}

/** A model that is copied as one line that fills, and at the end as what it is then. */
async function showImport(events: AsyncIterable<Output<'streamModelImport'>>, { terminal }: Scene): Promise<ExitCode> {
  const bar = createBar(terminal)
  let last: Output<'streamModelImport'> | undefined
  try {
    for await (const each of events) {
      last = each
      bar.show(`${each.name} · ${formatByteSize(each.bytes)} of ${formatByteSize(each.totalBytes)}`, each.bytes / Math.max(1, each.totalBytes))
    }
  } finally {
    bar.close()
  }
  if (last?.error) return showKnownFailure(last.error, terminal, false)
  if (last !== undefined) showOutput(last, false, terminal)
  return exitCodes.ok.status
}

const stages: Readonly<Record<Output<'streamExport'>['stage'], string>> = {
  waiting: 'waiting for its turn', merging: 'merging', converting: 'converting', quantising: 'quantising', proving: 'proving',
  summing: 'taking checksums', done: 'done',
}

/** An export as one line that fills, also on its way to the hub, and at the end as what it is then. */
async function showExport(events: AsyncIterable<Output<'streamExport'>>, { terminal }: Scene): Promise<ExitCode> {
  const bar = createBar(terminal)
  let last: Output<'streamExport'> | undefined
  try {
    for await (const each of events) {
      last = each
      const { modelName, format, stage, progress, publication } = each
      if (publication?.state !== 'running') bar.show(`${modelName} as ${format} · ${stages[stage]}`, progress)
      else bar.show(`${publication.repository} · ${formatByteSize(publication.bytes)} of ${formatByteSize(publication.totalBytes)}`, publication.bytes / Math.max(1, publication.totalBytes))
    }
  } finally {
    bar.close()
  }
  if (last !== undefined) showOutput(last, false, terminal)
  const error = last?.error ?? last?.publication?.error
  return error ? showKnownFailure(error, terminal, false) : exitCodes.ok.status
}

/** Answers as they are written; of several models, one after the other. */
async function showAnswers(events: AsyncIterable<Output<'sendMessage'>>, { terminal }: Scene): Promise<ExitCode> {
  const { stdout } = terminal
  const later: string[] = []
  let speaking: string | undefined
  let status: ExitCode = exitCodes.ok.status
  for await (const event of events) {
    if (event.type === 'text') {
      speaking ??= event.model
      if (event.model === speaking) stdout.write(visible(event.text))
    }
    if (event.type === 'answered' && event.message.model === speaking) stdout.write('\n')
    else if (event.type === 'answered') later.push(`\n${event.message.model}:\n${visible(event.message.content)}\n`)
    if (event.type === 'failed') status = showKnownFailure(event, terminal, false)
  }
  for (const text of later) stdout.write(text)
  return status
}
