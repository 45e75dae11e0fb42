import { setTimeout as sleep } from 'node:timers/promises'
import type { OperationName, Output } from '@tunesmith/contract'
import { exitCodes, type ExitCode } from '../failures/exit-codes.ts'
import { createBar } from '../progress/bar.ts'
import type { StudioCalls } from '../studio/studio-calls.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { showEvents } from './show-events.ts'
import { showOutput } from './show-output.ts'

/** What an operation has begun, to be seen to its end. */
interface Begun {
  studio: StudioCalls
  input: Readonly<Record<string, unknown>>
  /** What it gave. */
  value: unknown
  json: boolean
  dataFolder: string
  terminal: Terminal
}

type SeeThrough = (begun: Begun) => Promise<ExitCode>

/** Operations that begin something long. */
export const seeThrough: Readonly<Partial<Record<OperationName, SeeThrough>>> = {
  startRun: followTraining,
  resumeRun: followTraining,
  planProject: awaitPlan,
  startDownload: followDownload,
  resumeDownload: followDownload,
  startExport: followExport,
  proveExport: followExport,
  pushExport: followExport,
  importModel: followImport,
  createFineTuningJob: followJob,
  resumeFineTuningJob: followJob,
}

/** Training lives as long as the studio it runs in: one that was opened for this command stays until it is over. */
async function followTraining({ studio, value, json, dataFolder, terminal }: Begun): Promise<ExitCode> {
  showOutput(value, json, terminal)
  const { id: runId } = value as Output<'startRun'>
  const answer = studio.isOwn ? await studio.call('streamRunEvents', { runId }) : null
  if (answer?.kind !== 'events') return exitCodes.ok.status
  return showEvents('streamRunEvents', answer.events, json, { input: { runId }, dataFolder, isOwn: studio.isOwn, terminal })
}

/** A job trains as a run does, when it has been prepared; its model has a name when the run is over. */
async function followJob({ studio, value, json, dataFolder, terminal }: Begun): Promise<ExitCode> {
  let job = value as Output<'createFineTuningJob'>
  const ask = async () => {
    await sleep(pause)
    const answer = await studio.call('getFineTuningJob', { jobId: job.id })
    if (answer.kind === 'value') job = answer.value as Output<'getFineTuningJob'>
  }
  while (studio.isOwn && job.run_id === null && job.status === 'validating_files') await ask()
  const runId = job.run_id
  const answer = studio.isOwn && runId !== null ? await studio.call('streamRunEvents', { runId }) : null
  const status = answer?.kind === 'events' && !json
    ? await showEvents('streamRunEvents', answer.events, json, { input: { runId }, dataFolder, isOwn: true, terminal })
    : exitCodes.ok.status
  while (studio.isOwn && status === exitCodes.ok.status && !['succeeded', 'failed', 'cancelled', 'paused'].includes(job.status)) await ask()
  showOutput(job, json, terminal)
  return job.status === 'failed' ? exitCodes.trainingFailed.status : status
}

/** A download, too, lives as long as its studio; with one that runs, it goes on by itself. */
async function followDownload({ studio, value, json, dataFolder, terminal }: Begun): Promise<ExitCode> {
  const { id: downloadId } = value as Output<'startDownload'>
  const answer = studio.isOwn ? await studio.call('streamDownload', { downloadId }) : null
  if (answer?.kind === 'events') return showEvents('streamDownload', answer.events, json, { input: { downloadId }, dataFolder, isOwn: studio.isOwn, terminal })
  showOutput(value, json, terminal)
  return exitCodes.ok.status
}

/** An export is seen to its end, since what comes out is what was asked for; for a program, only where its studio ends here. */
async function followExport({ studio, value, json, dataFolder, terminal }: Begun): Promise<ExitCode> {
  const { id: exportId } = value as Output<'startExport'>
  const answer = studio.isOwn || !json ? await studio.call('streamExport', { exportId }) : null
  if (answer?.kind === 'events') return showEvents('streamExport', answer.events, json, { input: { exportId }, dataFolder, isOwn: studio.isOwn, terminal })
  showOutput(value, json, terminal)
  return exitCodes.ok.status
}

/** What is copied lives as long as its studio; with one that runs, it goes on by itself. */
async function followImport({ studio, value, json, dataFolder, terminal }: Begun): Promise<ExitCode> {
  const { id: importId } = value as Output<'importModel'>
  const answer = studio.isOwn || !json ? await studio.call('streamModelImport', { importId }) : null
  if (answer?.kind === 'events') return showEvents('streamModelImport', answer.events, json, { input: { importId }, dataFolder, isOwn: studio.isOwn, terminal })
  showOutput(value, json, terminal)
  return exitCodes.ok.status
}

/** Milliseconds between two looks at a dry run. */
const pause = 500

/** Waits for the measurement of a dry run; a program that reads JSON may ask again itself, unless its studio ends here. */
async function awaitPlan({ studio, input, value, json, terminal }: Begun): Promise<ExitCode> {
  const bar = createBar(terminal)
  let plan = value as Output<'planProject'>
  try {
    while (plan.state === 'measuring' && (!json || studio.isOwn)) {
      bar.show(textOf(plan.progress) ?? 'Measuring a dry run', null)
      await sleep(pause)
      const answer = await studio.call('getProjectPlan', { projectId: input.projectId })
      if (answer.kind === 'value') plan = answer.value as Output<'getProjectPlan'>
    }
  } finally {
    bar.close()
  }
  showOutput(plan, json, terminal)
  return exitCodes.ok.status
}

const textOf = (progress: unknown): string | null =>
  typeof progress === 'object' && progress !== null && 'text' in progress ? String(progress.text) : (progress as string | null)
