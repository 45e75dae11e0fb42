import { chosen, reason, type Chosen, type RunSpec } from '@tunesmith/contract'
import { shareLongerThan, type DataFacts, type ModelFacts } from './facts.ts'
import { settle } from './setting.ts'

/** Where validation rows come from: a file, or this many of the training rows (0 for none). */
export type ValidationSource = { file: string } | { rows: number }

const lengthMultiple = 32
/** Fewer rows are all needed for training. */
export const fewestRowsToSplit = 24
/** Rows that are cut only slightly beyond the 99 % mark are kept whole. */
const stretch = 1.25

export function chooseDataSettings(spec: RunSpec, data: DataFacts, model: ModelFacts) {
  const pretraining = spec.task === 'pretrain'
  const maxLength = settle(spec.data.maxLength, () => chooseMaxLength(data, model, pretraining))
  return {
    validation: settle(givenValidation(spec, data), () => chooseValidation(data)),
    ...(data.layout && { layout: settle<string>(spec.data.layout, () => data.layout!) }),
    ...(data.template && { template: settle<string>(spec.data.template, () => data.template!) }),
    maxLength,
    trainOn: settle(spec.data.trainOn, () =>
      pretraining ? chosen('everything' as const, reason('train-on.everything')) : chosen('responses' as const, reason('train-on.responses')),
    ),
    packing: settle(spec.data.packing, () => choosePacking(data, maxLength.value, pretraining)),
  }
}

function givenValidation(spec: RunSpec, data: DataFacts): ValidationSource | undefined {
  const { validation } = spec.data
  if (validation === undefined) return undefined
  if (typeof validation === 'string') return { file: validation }
  const { fraction } = validation
  return { rows: fraction === 0 ? 0 : Math.max(1, Math.round(data.rows * fraction)) }
}

/** One row in twenty, but at least 16 and at most 128, and never more than a fifth. */
function chooseValidation({ rows }: DataFacts): Chosen<ValidationSource> {
  if (rows < fewestRowsToSplit) return chosen({ rows: 0 }, reason('validation.too-few', { rows }))
  const heldOut = Math.min(128, Math.max(16, Math.round(rows * 0.05)), Math.floor(rows / 5))
  return chosen({ rows: heldOut }, reason('validation.held-out', { heldOut, rows }))
}

function chooseMaxLength(
  { lengthQuantiles }: DataFacts,
  { contextLength }: ModelFacts,
  pretraining: boolean,
): Chosen<number> {
  if (pretraining) {
    const length = Math.min(contextLength, 512)
    return chosen(length, length === contextLength ? reason('length.context') : reason('length.text'))
  }
  const { p99, max } = lengthQuantiles
  const wanted = max <= p99 * stretch ? max : p99
  const rounded = Math.max(lengthMultiple, Math.ceil(wanted / lengthMultiple) * lengthMultiple)
  const length = Math.min(rounded, contextLength)
  const longer = shareLongerThan(length, lengthQuantiles)
  if (length < rounded) return chosen(length, reason('length.context-cuts', { longer }))
  return chosen(length, longer === 0 ? reason('length.longest', { longest: max }) : reason('length.most', { most: p99, longest: max }))
}

function choosePacking(
  { lengthQuantiles: { p50 } }: DataFacts,
  maxLength: number,
  pretraining: boolean,
): Chosen<boolean> {
  if (pretraining) return chosen(true, reason('packing.text'))
  // Every sequence is computed at full length, so from half padding on, packing is worth it.
  const facts = { half: p50, length: maxLength }
  return p50 <= maxLength / 2 ? chosen(true, reason('packing.short', facts)) : chosen(false, reason('packing.long', facts))
}
