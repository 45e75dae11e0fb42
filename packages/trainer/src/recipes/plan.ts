import { reason, type RunSpec, type UntimedEvent } from '@tunesmith/contract'
import { describeSettings, type DescribedSetting } from '../defaults/index.ts'
import { dryRun, type DryRun } from './dry-run.ts'
import { prepareRun } from './prepare.ts'

/** What a run will need, before it starts. */
export interface PlanReport {
  settings: DescribedSetting[]
  trainingRows: number
  validationRows: number
  stepsPerEpoch: number
  totalSteps: number
  parameters: number
  trainableParameters: number
  predictedMemoryBytes: number
  measured: DryRun
}

/**
 * The plan proof: settings with their reasons, memory and time from a measured dry run of the real thing.
 * @param folder for what has to be prepared, such as a new tokenizer or quantised weights
 * @param report gets the progress of preparations
 * @throws what `prepareRun` throws
 */
export async function planRun(
  spec: RunSpec, folder: string, report: (event: UntimedEvent) => void = () => {},
): Promise<PlanReport> {
  const run = await prepareRun(spec, folder, report)
  report({ type: 'progress', activity: reason('progress.measuring'), done: 0, total: null, unit: 'steps' })
  try {
    const { settings, data, plan, totalSteps, base, trainable, predictedMemoryBytes } = run
    return {
      settings: describeSettings(settings),
      trainingRows: data.training.length,
      validationRows: data.validation.length,
      stepsPerEpoch: plan.stepsPerEpoch,
      totalSteps,
      parameters: base.parameters,
      trainableParameters: [...trainable.parameters.values()].reduce((total, values) => total + values.length, 0),
      predictedMemoryBytes,
      measured: await dryRun(run),
    }
  } finally {
    await run.release()
  }
}
