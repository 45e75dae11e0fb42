import { fail, reason, type Reason, type UntimedEvent } from '@tunesmith/contract'
import type { Alarm } from '../alarms/index.ts'
import { checkpointAt, discardCheckpointsAfter, stepsIn, type Checkpoint } from '../checkpoints/checkpoints.ts'
import { readContents, type TrainingState } from '../checkpoints/contents.ts'
import { globalNorm, type Optimizer } from '../optimizers/index.ts'
import { accumulateGradients, discard } from '../step.ts'
import { noiseAt, type PreparedRun } from './prepare.ts'

/** Roll-backs after which the run gives up. */
const maxRollbacks = 3

/** Lines named in a message before the rest is only counted. */
const mostLines = 20

/** What went wrong: a step without finite numbers, or a loss that stays far above what it was. */
export type Breakdown = 'not-finite' | Alarm

interface RolledBack {
  state: TrainingState
  checkpoint: Checkpoint
  /** Says what happened and what was done about it. */
  alarm: Extract<UntimedEvent, { type: 'alarm' }>
}

/**
 * Returns parameters and optimiser to a checkpoint from before the breakdown, halves the learning rate, and leaves out
 * the rows that cannot be computed with: each row that fails by itself with the good weights, or where none does, all
 * rows of the step.
 * @throws TRAINING_DIVERGED when that was done too often already or no row is left; CHECKPOINTS_DAMAGED
 */
export async function rollBack(
  run: PreparedRun,
  runFolder: string,
  optimizer: Optimizer,
  broken: TrainingState,
  breakdown: Breakdown,
): Promise<RolledBack> {
  const { step } = broken
  const { trainable, plan, data } = run
  if (broken.rollbacks >= maxRollbacks) fail('TRAINING_DIVERGED', { step, attempts: broken.rollbacks })
  const checkpoint = goodCheckpoint(runFolder, breakdown === 'not-finite' ? step : lastGoodStep(breakdown))
  discardCheckpointsAfter(runFolder, checkpoint.step)
  const kept = readContents(checkpoint.path, trainable.parameters, optimizer)

  const known = new Set(broken.quarantined)
  const suspects = breakdown === 'not-finite' ? plan.examplesOf(step).flat(2).filter((example) => !known.has(example)) : []
  const culprits = await findCulprits(run, step, suspects)
  const leftOut = culprits.length > 0 ? culprits : suspects
  const state: TrainingState = {
    ...kept,
    quarantined: [...known, ...leftOut].sort((a, b) => a - b),
    learningRateFactor: broken.learningRateFactor / 2,
    rollbacks: broken.rollbacks + 1,
  }
  if (state.quarantined.length === data.training.length) fail('TRAINING_DIVERGED', { step, attempts: broken.rollbacks })

  const action = wentBack(checkpoint.step, leftOut.map((example) => data.lineOf(example)))
  const found = breakdown === 'not-finite' ? notFinite(step + 1, culprits.length) : breakdown
  return { state, checkpoint, alarm: { type: 'alarm', ...found, action, evidence: { ...found.evidence, backTo: checkpoint.step } } }
}

function notFinite(step: number, culprits: number): Alarm {
  const message =
    culprits === 0
      ? reason('alarm.no-row-to-blame', { step })
      : culprits === 1
        ? reason('alarm.one-row-to-blame', { step })
        : reason('alarm.rows-to-blame', { step, rows: culprits })
  return {
    kind: 'non-finite-loss',
    severity: 'critical',
    step: step - 1,
    message,
    evidence: { step, culprits },
  }
}

/** The weights that gave the last usual loss: one step of sustained high losses, and the step that caused the first. */
function lastGoodStep({ step, evidence }: Alarm): number {
  return step - (evidence.steps ?? 1) - 1
}

/** The newest whole checkpoint up to a step; when all are later, the first. */
function goodCheckpoint(runFolder: string, step: number): Checkpoint {
  const whole = stepsIn(runFolder)
    .map((each) => checkpointAt(runFolder, each))
    .filter((checkpoint) => checkpoint !== null)
  return whole.findLast((checkpoint) => checkpoint.step <= step) ?? whole[0] ?? fail('CHECKPOINTS_DAMAGED', { runFolder })
}

/** The examples of a step that give no finite loss or gradient with the present parameters, found by halving. */
async function findCulprits(run: PreparedRun, step: number, suspects: readonly number[]): Promise<number[]> {
  const { model, trainable, plan } = run
  const isComputable = async (examples: readonly number[]): Promise<boolean> => {
    const batches = plan
      .batchesOf(step, (example) => !examples.includes(example))
      .filter(({ supervisedTokens }) => supervisedTokens > 0)
    const { parameters } = trainable
    const { loss, gradients } = await accumulateGradients(model, parameters, batches, plan.shape.rows, noiseAt(run, step))
    const isFinite = Number.isFinite(loss) && Number.isFinite(globalNorm(gradients))
    discard(gradients.values())
    return isFinite
  }
  const search = async (examples: readonly number[]): Promise<number[]> => {
    if (examples.length === 0 || (await isComputable(examples))) return []
    if (examples.length === 1) return [...examples]
    const middle = examples.length >> 1
    return [...(await search(examples.slice(0, middle))), ...(await search(examples.slice(middle)))]
  }
  return search(suspects)
}

function wentBack(step: number, leftOut: readonly number[]): Reason {
  const lines = [...new Set(leftOut)].sort((a, b) => a - b)
  if (lines.length === 0) return reason('alarm.went-back', { step })
  if (lines.length === 1) return reason('alarm.went-back-without-line', { step, line: lines[0] })
  const named = lines.slice(0, mostLines).map(String)
  const more = lines.length - named.length
  return more > 0
    ? reason('alarm.went-back-without-many', { step, lines: named, more })
    : reason('alarm.went-back-without-lines', { step, lines: named })
}
