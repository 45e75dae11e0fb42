import { exportPrecisions, type Export, type ExportFormat, type ExportPrecision } from '@tunesmith/contract'
import { tolerances } from './proof/tolerances.ts'

type Stage = Export['stage']

/** How far a stage of an export is. */
export interface StageProgress {
  stage: Stage
  /** Share of this stage that is done. */
  share: number
}

/** How far an export is. */
export interface ExportProgress {
  stage: Stage
  /** Share of the whole that is done. */
  progress: number
}

/** What decides which stages an export has. */
export interface ExportShape {
  format: ExportFormat
  precisions: readonly ExportPrecision[]
  hasAdapter: boolean
}

export const isQuantised = (precision: ExportPrecision): boolean => tolerances[precision] === null

/** Precisions in the order in which they are written: a file with all bits proves the way that those with fewer go. */
export const inOrder = (precisions: readonly ExportPrecision[]): ExportPrecision[] =>
  exportPrecisions.filter((precision) => precisions.includes(precision))

const merge = ({ hasAdapter }: ExportShape): Stage[] => (hasAdapter ? ['merging', 'proving'] : [])

function gguf(shape: ExportShape): Stage[] {
  const precisions = inOrder(shape.precisions)
  const write = (precision: ExportPrecision): Stage[] => [isQuantised(precision) ? 'quantising' : 'converting', 'proving']
  return [...merge(shape), ...(isQuantised(precisions[0]) ? write('F16') : []), ...precisions.flatMap(write)]
}

const steps: Readonly<Record<ExportFormat, (shape: ExportShape) => Stage[]>> = {
  adapter: () => ['proving'],
  merged: ({ hasAdapter }) => (hasAdapter ? ['merging', 'proving'] : ['proving']),
  gguf,
  'gguf-adapter': () => ['converting', 'proving'],
  ollama: gguf,
  archive: ({ hasAdapter }) => (hasAdapter ? ['merging', 'proving'] : ['proving']),
  onnx: ({ hasAdapter }) => [...(hasAdapter ? (['merging'] as const) : []), 'proving', 'converting', 'proving'],
}

/** Makes of how far each stage is how far the whole is; every stage counts the same. */
export function wholeProgress(shape: ExportShape, hear: (progress: ExportProgress) => void): (progress: StageProgress) => void {
  const stages: Stage[] = ['proving', ...steps[shape.format](shape), 'summing']
  let place = 0
  let last = 0
  return ({ stage, share }) => {
    const isNext = stage !== stages[place] || share < last
    const next = isNext ? stages.indexOf(stage, place + 1) : place
    place = next < 0 ? place : next
    last = share
    hear({ stage, progress: stage === 'done' ? 1 : Math.min(1, (place + share) / stages.length) })
  }
}
