import { existsSync, readdirSync, statSync } from 'node:fs'
import { freemem } from 'node:os'
import { dirname, join } from 'node:path'
import { chosen, errorReason, reason, TunesmithError, type Chosen, type Model, type Reason } from '@tunesmith/contract'
import { describeModel, memoryFit, type MemoryFit, type ModelDescription } from '@tunesmith/trainer'
import { SmallCache } from '../small-cache.ts'
import { readModelCard } from './card/read-card.ts'
import { describeGguf, type GgufDescription } from './describe-gguf.ts'

/** A model in the list before it was looked at. */
export interface ListedModel {
  id: string
  name: string
  origin: Model['origin']
  format: Model['format']
  /** Its folder; that of the base of an adapter; the file of a GGUF model. */
  path: string
  /** What it was trained from. */
  base?: string
  /** Folder of the adapter, where it is one. */
  adapter?: string
}

/** A model as its own files tell of it. */
export type DescribedModel = Omit<Model, 'registered'>

/** Looks at models as far as their headers. */
export function describeModels(models: readonly ListedModel[]): DescribedModel[] {
  return models.map((model) => (model.format === 'gguf' ? describeFile(model) : describeFolder(model)))
}

function describeFolder({ id, name, origin, format, path, base, adapter }: ListedModel): DescribedModel {
  const { family, parameters, contextLength, bytes, problem } = described(path)
  const { licence, languages } = readModelCard(path)
  return {
    id, name, origin, format, family, parameters, contextLength, licence, languages,
    bytes: adapter === undefined ? (bytes ?? 0) : sizeOf(adapter),
    base: base ?? null,
    trainable: problem === null ? chosen(true, trainableReason(family, adapter)) : chosen(false, errorReason(problem)),
    fits: problem === null ? fitOf(path) : chosen('no', errorReason(problem)),
  }
}

function describeFile({ id, name, origin, format, path, base }: ListedModel): DescribedModel {
  const { family, parameters, contextLength, licence, languages, bytes, problem } = describedFile(path)
  const card = readModelCard(dirname(path))
  const because = problem === null ? reason('model.gguf') : errorReason(problem)
  return {
    id, name, origin, format, family, parameters, contextLength, bytes,
    licence: licence ?? card.licence,
    languages: languages.length > 0 ? languages : card.languages,
    base: base ?? null,
    trainable: chosen(false, because),
    fits: chosen('no', because),
  }
}

/** What was found out about models; headers are read again when a model was changed. */
const descriptions = new SmallCache<ModelDescription>(500, () => 1)
const files = new SmallCache<ListedFile>(500, () => 1)
const fits = new SmallCache<Chosen<MemoryFit>>(500, () => 1)

const described = (path: string) => descriptions.get(`${path} ${changeOf(join(path, 'config.json'))}`, () => describeModel(path))
const describedFile = (path: string) => files.get(`${path} ${changeOf(path)}`, () => describeIfWhole(path))

/** Free memory is told apart in steps of about a fifth: that is what a prediction is good for. */
const fitOf = (path: string) =>
  fits.get(`${path} ${changeOf(join(path, 'config.json'))} ${Math.round(4 * Math.log2(freemem()))}`, () => predictedFit(path))

const changeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const trainableReason = (family: string | null, adapter: string | undefined): Reason =>
  adapter === undefined ? reason('model.trainable', { family: family ?? '' }) : reason('model.merged-first')

function predictedFit(path: string): Chosen<MemoryFit> {
  try {
    return memoryFit(path)
  } catch (error) {
    if (error instanceof TunesmithError) return chosen('no', errorReason(error))
    throw error
  }
}

type ListedFile = Pick<GgufDescription, 'family' | 'parameters' | 'contextLength' | 'licence' | 'languages' | 'bytes'> & Pick<ModelDescription, 'problem'>

/** A file that was damaged, or deleted by hand, is listed with what is wrong with it. */
function describeIfWhole(path: string): ListedFile {
  try {
    return { ...describeGguf(path), problem: null }
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    const { code, title } = error
    return { family: null, parameters: null, contextLength: null, licence: null, languages: [], bytes: 0, problem: { code, title } }
  }
}

function sizeOf(folder: string): number {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.reduce((total, name) => total + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
