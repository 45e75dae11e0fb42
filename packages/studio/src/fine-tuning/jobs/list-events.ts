import { type Failure, plainReason, refuseField } from '@tunesmith/contract'
import type { FineTuningEvent } from '@tunesmith/contract/openai'
import type { Services } from '../../services.ts'
import { seconds } from '../api-id.ts'
import { pageOf } from '../page.ts'
import { asJob, requestOf, type JobRow } from './job-rows.ts'
import { isShown, shownEvent, told, type Shown } from './shown-events.ts'

interface Happening extends Shown {
  /** Its place in the order of the job. */
  place: number
  time: string
}

/** Places before those of the log of the run, whose first line is 1. */
const places = { created: 0, accepted: 1 } as const
const placeOfLine = (line: number) => line + places.accepted
const lineAt = (place: number) => place - places.accepted

/** What happened in a job, newest first: what it tells itself, and between that what the log of its run has. @throws REQUEST_INVALID */
export async function listEvents(services: Services, job: JobRow, after: string | undefined, limit: number) {
  const before = after === undefined ? Infinity : placeOf(after)
  const found = [...(await later(services, job, before, limit)), ...earlier(job).filter(({ place }) => place < before)]
  return pageOf(found.slice(0, limit + 1).map((happening) => asEvent(job, happening)), limit)
}

/** Before there was a run, newest first. */
function earlier(job: JobRow): Happening[] {
  const { training_file: file, model } = requestOf(job)
  const accepted = { ...told('Files and model are found good; the job waits for the machine'), place: places.accepted, time: job.created_at }
  const created = { ...told(`Job created, to train ${model} on ${file}`), place: places.created, time: job.created_at }
  return job.run_id === null ? [created] : [accepted, created]
}

/** From the run on, newest first. */
async function later(services: Services, job: JobRow, before: number, limit: number): Promise<Happening[]> {
  const { status, finished_at: end, error } = await asJob(services, job)
  const ended = (place: number): Happening[] => {
    const words = status === 'cancelled' ? told('Cancelled') : job.run_id === null && error ? told(error.message, 'error', { code: error.code }) : unregistered(job)
    return words === null || end === null || place >= before ? [] : [{ ...words, place, time: new Date(end * 1000).toISOString() }]
  }
  if (job.run_id === null) return ended(places.accepted)
  return services.runs.logs.use(job.run_id, async (log) => {
    const lines = await log.readBack(Math.min(lineAt(before), log.lastId + 1), limit + 1, isShown)
    const happened = lines.flatMap(({ id, event }): Happening[] => {
      const shown = shownEvent(event, job.model_name)
      return shown === null ? [] : [{ ...shown, place: placeOfLine(id), time: event.time }]
    })
    return [...ended(placeOfLine(log.lastId + 1)), ...happened]
  })
}

/** What kept the result of a finished run from becoming a version in the registry. */
function unregistered({ run_id: runId, error }: JobRow): Shown | null {
  if (runId === null || error === null) return null
  const { code, message, remedy } = JSON.parse(error) as Failure
  return told(`The model is not in the registry: ${message} ${remedy}`, 'warn', { code })
}

const idAt = (job: JobRow, place: number) => job.id.replace('ftjob-', 'ftevent-') + `-${place}`

function placeOf(eventId: string): number {
  const place = /^ftevent-[0-9a-z]+-(\d+)$/.exec(eventId)?.[1]
  return place === undefined ? refuseField('after', plainReason('is not the id of an event')) : Number(place)
}

const asEvent = (job: JobRow, { place, time, ...shown }: Happening): FineTuningEvent => ({
  id: idAt(job, place), object: 'fine_tuning.job.event', created_at: seconds(time), ...shown,
})
