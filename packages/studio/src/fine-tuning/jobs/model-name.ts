import { newId } from '@tunesmith/store'

/** Longest part of a name, in characters. */
const longestPart = 40

/** A text as part of the name of a model: small letters, digits and hyphens. */
export const slugOf = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, longestPart).replace(/^-|-$/g, '')

/**
 * A new name for what a job will have trained: `ft:<base>:<owner>:<suffix>:<id>`, as in the OpenAI API. What is trained
 * further keeps the first base in its name.
 */
export function newModelName(base: string, email: string, suffix: string): string {
  return ['ft', baseOf(base), slugOf(email.split('@')[0]), slugOf(suffix), newId('x').slice(2, 10)].join(':')
}

const trained = /^ft:(?<base>.+):[a-z0-9-]*:[a-z0-9-]*:[a-z0-9]{8}(?::ckpt-step-(?<step>\d+))?$/
const baseOf = (model: string): string => trained.exec(model)?.groups!.base ?? model

/** The name of what a job had learned at a step. */
export const checkpointName = (modelName: string, step: number): string => `${modelName}:ckpt-step-${step}`

/** A name taken apart, and the step where it is that of a checkpoint; null for what is no such name. */
export function asTrainedName(modelId: string): { modelName: string; step: number | null } | null {
  const step = trained.exec(modelId)?.groups
  if (step === undefined) return null
  return step.step === undefined ? { modelName: modelId, step: null } : { modelName: modelId.slice(0, modelId.lastIndexOf(':')), step: Number(step.step) }
}
