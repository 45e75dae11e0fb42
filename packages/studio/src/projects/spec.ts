import { chosen, fail, parseRunSpec, reason, usualHeldOut, type Answers, type Dataset, type Goal, type RunSpec } from '@tunesmith/contract'
import { verySmallModel } from '@tunesmith/trainer/worker'
import type { DatasetExport, Services } from '../services.ts'
import { effortSettings, type ReasonedSettings } from './efforts.ts'
import { goalChoices, systemMessage } from './goals.ts'
import { isForNewModels, withSettings } from './overrides.ts'
import { answersOf, readProject } from './project-record.ts'
import { startingModel, type StartingModel } from './starting-model.ts'

/** What the answers of a project come to. */
export interface ProjectSpec {
  spec: RunSpec
  /** What follows from the answers, with its reasons; the rest was given by hand, or is chosen by the trainer. */
  reasons: ReasonedSettings
  rows: DatasetExport['rows']
}

const usualSeed = 42

/**
 * The answers of a project as the description of a run, with the reasons for what is in it. The rows are written as files
 * for that.
 *
 * @param others answers in place of those that were given
 * @throws NOT_FOUND, ANSWERS_MISSING, DATA_NOTHING_TO_LEARN, SETTINGS_INVALID, and what making the model throws
 */
export async function specOf(services: Services, projectId: string, others: Answers = {}): Promise<ProjectSpec> {
  const record = await readProject(services.store.db, projectId)
  const answers = { ...answersOf(record), ...others }
  const { goal, datasetId } = requireAnswers(answers)
  const { domain = 'general', language = 'en', effort = 'balanced' } = answers
  const dataset = await services.datasets.find(datasetId)
  if (dataset.needsMapping) fail('ANSWERS_MISSING', { missing: ['columns'] })

  const overrides = Object.entries(answers.overrides ?? {}).filter(([field]) => goal === 'scratch' || !isForNewModels(field))
  const given = Object.fromEntries(overrides)
  const isText = holdsText(dataset)
  const { task, method } = goal === 'scratch' && !isText ? { ...goalChoices.scratch, task: 'sft' as const } : goalChoices[goal]
  const files = await services.datasets.exportFor(datasetId, splitOf(answers, dataset, isText, given))
  const model = goal === 'scratch' ? null : await startingModel(services, answers.model!)
  const question = { effort, rows: files.rows.train, parameters: model?.parameters ?? null, task: isText ? ('pretrain' as const) : task }
  const efforts = without(effortSettings(question), given)

  const system = isText || !followsInstructions(model) ? undefined : systemMessage(goal, domain, language)
  const description = {
    name: record.name.slice(0, 100),
    ...(model && { model: model.path }),
    task: question.task,
    method,
    data: {
      train: files.train,
      ...validationOf(files, answers),
      ...(files.test !== undefined && { test: files.test }),
      ...(system !== undefined && { system }),
      ...templateOf(model),
    },
    ...(goal === 'scratch' && { scratch: {} }),
  }
  const values = Object.fromEntries(Object.entries(efforts).map(([field, { value }]) => [field, value]))
  const spec = parseRunSpec(withSettings(withSettings(description, values), given), 'The settings of this project')
  return { spec, reasons: { ...efforts, ...answered(goal, files) }, rows: files.rows }
}

/** The rows to watch progress with; none where that was the answer, which the trainer must not choose otherwise. */
function validationOf({ validation }: DatasetExport, { validationShare }: Answers): Pick<RunSpec['data'], 'validation'> {
  if (validation !== undefined) return { validation }
  return validationShare === 0 ? { validation: { fraction: 0 } } : {}
}

/** Reasons of what the answers say themselves. */
function answered(goal: Goal, { rows, validation, byClass }: DatasetExport): ReasonedSettings {
  return {
    ...(validation !== undefined && {
      'data.validation': chosen({ rows: rows.validation }, reason(byClass ? 'validation.by-class' : 'validation.answered')),
    }),
    ...(goal === 'scratch' && { method: chosen('scratch', reason('method.scratch-wanted')) }),
  }
}

/** @throws ANSWERS_MISSING */
function requireAnswers({ goal, datasetId, model }: Answers): { goal: Goal; datasetId: string } {
  const missing = [
    ...(goal === undefined ? ['goal'] : []),
    ...(datasetId === undefined ? ['data'] : []),
    ...(model === undefined && goal !== 'scratch' ? ['model'] : []),
  ]
  if (missing.length > 0) fail('ANSWERS_MISSING', { missing })
  return { goal: goal!, datasetId: datasetId! }
}

/** Whether the rows of a dataset are running text. */
const holdsText = ({ mapping, layout }: Dataset): boolean =>
  mapping === null ? layout?.value === 'text' : mapping.question === null

/**
 * Very small and new models do not follow instructions; these only make rows longer. On the policy chatbot, the instructions
 * for finance took the small base from 86 % of right answers to 79 %.
 */
const followsInstructions = (model: StartingModel | null): boolean =>
  model !== null && (model.parameters === null || model.parameters >= verySmallModel)

/** Nothing can be asked of running text in the end. */
function splitOf({ goal, testShare, validationShare }: Answers, { rows }: Dataset, isText: boolean, given: Record<string, unknown>) {
  const { share: usual } = usualHeldOut(rows)
  const seed = given['training.seed']
  return {
    testShare: isText ? 0 : (testShare ?? usual),
    validationShare: validationShare ?? usual,
    seed: typeof seed === 'number' ? seed : usualSeed,
    byClass: goal === 'classify',
  }
}

const templateOf = (model: StartingModel | null) => (model?.template === undefined ? {} : { template: model.template })

function without(settings: ReasonedSettings, given: Record<string, unknown>): ReasonedSettings {
  return Object.fromEntries(Object.entries(settings).filter(([field]) => !Object.hasOwn(given, field)))
}
