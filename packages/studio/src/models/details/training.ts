import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type EventOf, type TrainingData, Verdict } from '@tunesmith/contract'
import { countsPath } from '../../datasets/folders.ts'
import { specOfRow } from '../../runs/run-rows.ts'
import type { Services } from '../../services.ts'
import { sumsOf } from '../files/file-sums.ts'
import { isRunId } from '../model-id.ts'

/** How a model came about here. */
export interface Training {
  runId: string
  runName: string
  data: TrainingData | null
  verdict: Verdict | null
  /** What was decided before the first step; null where the log is gone. */
  planned: EventOf<'planned'> | null
}

/** The run that made a model; null for what was not trained here. */
export async function trainingOf(services: Services, modelId: string): Promise<Training | null> {
  const { store: { db }, runs } = services
  if (!isRunId(modelId)) return null
  const run = await db.selectFrom('runs').selectAll().where('id', '=', modelId).executeTakeFirst()
  if (run === undefined) return null
  return {
    runId: run.id,
    runName: run.name,
    data: await dataOf(services, specOfRow(run).data.train),
    verdict: run.verdict === null ? null : Verdict.parse(JSON.parse(run.verdict)),
    planned: await runs.logs.use(run.id, (log) => log.last('planned')),
  }
}

/** The identifier of the dataset that a file of rows was made of; it stands in its path. */
export const datasetIdIn = (train: string) => /dataset_[0-9a-z]{12,32}/.exec(train)?.[0] ?? null

async function dataOf(services: Services, train: string): Promise<TrainingData | null> {
  const id = datasetIdIn(train)
  const stat = statSync(train, { throwIfNoEntry: false })
  if (id === null || stat === undefined) return null
  const dataset = await services.store.db.selectFrom('datasets').select('name').where('id', '=', id).executeTakeFirst()
  const sums = await sumsOf(services, [{ path: train, file: train, bytes: stat.size, changedAt: stat.mtimeMs }])
  const counts = countsPath(dirname(train))
  const { train: rows } = existsSync(counts) ? (JSON.parse(readFileSync(counts, 'utf8')) as { train: number }) : { train: 0 }
  return { id, name: dataset?.name ?? null, sha256: sums.get(train)!, rows }
}
