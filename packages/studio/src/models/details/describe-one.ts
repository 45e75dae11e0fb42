import { setTimeout as sleep } from 'node:timers/promises'
import { type ComparedModel, fail, type Model, type ModelDetail, type ModelFile } from '@tunesmith/contract'
import { backgroundOf } from '../../background/index.ts'
import type { Services } from '../../services.ts'
import { ownCardOr, writeCard } from '../card/write-card.ts'
import type { ListedModel } from '../describe-models.ts'
import { knownSums, sumsOf } from '../files/file-sums.ts'
import { type FileOfModel, filesOf } from '../files/model-files.ts'
import { licenceRule } from '../licences.ts'
import { describeListed, gatherModels } from '../list-models.ts'
import { findModel, resolveModel } from '../locate-model.ts'
import { listedId } from '../model-id.ts'
import { asVersions } from '../registry/versions.ts'
import type { ModelFacts } from './model-facts.ts'
import { type Training, trainingOf } from './training.ts'

/** How long a page waits for sums of files that were never read before, in milliseconds; they go on being computed. */
const sumsPatience = 1500

/** A model with all that is known of it, and how it came about. */
export interface Portrait {
  model: Model
  facts: ModelFacts
  training: Training | null
  /** What it was made from, the nearest first. */
  ancestors: Model[]
  children: string[]
}

/** Looks at one model closely; `modelId` as in `findModel`. @throws NOT_FOUND */
export async function portrayModel(services: Services, modelId: string): Promise<Portrait> {
  const id = listedId(await resolveModel(services, modelId))
  const all = await gatherModels(services)
  const listed = all.find((model) => model.id === id) ?? fail('NOT_FOUND', { what: 'model', id: modelId })
  const above = ancestorsOf(listed, all)
  const [[model, ...ancestors], facts, training] = await Promise.all([
    describeListed(services, [listed, ...above]),
    backgroundOf(services, 'models').run('readModelFacts', { format: listed.format, path: listed.path, adapter: listed.adapter }),
    trainingOf(services, id),
  ])
  const children = all.filter(({ base }) => base !== undefined && listedId(base) === id).map((child) => child.id)
  return { model, facts, training, ancestors, children }
}

/** What a model was made from, as far as it is here. */
function ancestorsOf(model: ListedModel, all: readonly ListedModel[]): ListedModel[] {
  const found: ListedModel[] = []
  for (let base = model.base; base !== undefined && found.length < all.length; base = found.at(-1)!.base) {
    const next = all.find(({ id }) => id === listedId(base!))
    if (next === undefined || next === model) break
    found.push(next)
  }
  return found
}

/** What is compared of a model. @throws NOT_FOUND */
export async function compareModel(services: Services, modelId: string): Promise<ComparedModel> {
  return asCompared(services, await portrayModel(services, modelId))
}

/** Everything about a model. @throws NOT_FOUND */
export async function detailModel(services: Services, modelId: string): Promise<ModelDetail> {
  const portrait = await portrayModel(services, modelId)
  const { model, facts, children } = portrait
  return {
    ...(await asCompared(services, portrait)),
    chatTemplate: facts.chatTemplate,
    files: await describeFiles(services, filesOf(await findModel(services, model.id))),
    children,
    card: ownCardOr(facts, () => writeCard(portrait)),
    hasOwnCard: facts.card !== null,
  }
}

async function asCompared(services: Services, { model, facts, training }: Portrait): Promise<ComparedModel> {
  const { store: { db } } = services
  const rows = await db.selectFrom('model_versions').selectAll().where('model_id', 'like', `${model.id}%`).orderBy('name').orderBy('version', 'desc').execute()
  const { precision, architecture, tokenizer, memory } = facts
  return {
    ...model,
    precision, architecture, tokenizer, memory,
    runId: training?.runId ?? null,
    dataset: training?.data ?? null,
    verdict: training?.verdict ?? null,
    licenceRule: licenceRule(model.licence),
    versions: await asVersions(db, rows.filter((row) => listedId(row.model_id) === model.id)),
  }
}

async function describeFiles(services: Services, files: readonly FileOfModel[]): Promise<ModelFile[]> {
  const computing = sumsOf(services, files).catch(() => undefined) // a file that cannot be read stays without
  await Promise.race([computing, sleep(sumsPatience, undefined, { ref: false })])
  const sums = await knownSums(services.store.db, files)
  return files.map(({ path, file, bytes }) => ({ path, bytes, sha256: sums.get(file) ?? null }))
}
