import { chosen, type Chosen, type RunSpec } from '@tunesmith/contract'
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
      pretraining
        ? chosen('everything' as const, 'running text is learned token by token')
        : chosen('responses' as const, 'the model should learn to answer, not to write the questions'),
    ),
    packing: settle(spec.data.packing, () => choosePacking(data, maxLength.value, pretraining)),
  }
}

function givenValidation(spec: RunSpec, data: DataFacts): ValidationSource | undefined {
  const { validation } = spec.data
  if (validation === undefined) return undefined
  return typeof validation === 'string'
    ? { file: validation }
    : { rows: Math.max(1, Math.round(data.rows * validation.fraction)) }
}

/** One row in twenty, but at least 16 and at most 128, and never more than a fifth. */
function chooseValidation({ rows }: DataFacts): Chosen<ValidationSource> {
  if (rows < fewestRowsToSplit) return chosen({ rows: 0 }, `${rows} rows are too few to hold some out`)
  const heldOut = Math.min(128, Math.max(16, Math.round(rows * 0.05)), Math.floor(rows / 5))
  return chosen(
    { rows: heldOut },
    `${heldOut} of ${rows} rows are held out to see whether the model learns more than these rows`,
  )
}

function chooseMaxLength(
  { lengthQuantiles }: DataFacts,
  { contextLength }: ModelFacts,
  pretraining: boolean,
): Chosen<number> {
  if (pretraining) {
    const length = Math.min(contextLength, 512)
    return chosen(
      length,
      length === contextLength ? 'the context of the model' : 'long enough for most references within a text, and fast',
    )
  }
  const { p99, max } = lengthQuantiles
  const wanted = max <= p99 * stretch ? max : p99
  const rounded = Math.max(lengthMultiple, Math.ceil(wanted / lengthMultiple) * lengthMultiple)
  const length = Math.min(rounded, contextLength)
  const cut = shareLongerThan(length, lengthQuantiles)
  if (length < rounded) return chosen(length, `the context of the model; ${percent(cut)} of the rows are longer`)
  return chosen(
    length,
    cut === 0
      ? `the longest row has ${max} tokens`
      : `99 % of the rows have at most ${p99} tokens; a few long ones (up to ${max}) would slow everything down`,
  )
}

function choosePacking(
  { lengthQuantiles: { p50 } }: DataFacts,
  maxLength: number,
  pretraining: boolean,
): Chosen<boolean> {
  if (pretraining) return chosen(true, 'texts follow each other without padding')
  // Every sequence is computed at full length, so from half padding on, packing is worth it.
  return p50 <= maxLength / 2
    ? chosen(
        true,
        `half of the rows have at most ${p50} of ${maxLength} tokens: several share a sequence, so little is padding`,
      )
    : chosen(false, `half of the rows have ${p50} or more of ${maxLength} tokens: two seldom fit into one sequence`)
}

const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`
