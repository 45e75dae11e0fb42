import { mkdirSync, rmSync } from 'node:fs'
import { reason, type Plan, type Reason, type RunSpec } from '@tunesmith/contract'
import { planRun } from '@tunesmith/trainer'

export interface PlanMeasurement {
  spec: RunSpec
  /** For what has to be prepared; removed in the end. */
  folder: string
}

/** What a dry run has shown. */
export type MeasuredPlan = Omit<Plan, 'state' | 'progress' | 'testRows' | 'error'>

/** Computes a few steps of the real thing; see `planRun`. */
export async function measurePlan({ spec, folder }: PlanMeasurement, report: (progress: Reason) => void): Promise<MeasuredPlan> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  report(reason('progress.opening'))
  try {
    const plan = await planRun(spec, folder, (event) => {
      if (event.type === 'progress') report(event.activity)
    })
    const { settings, trainingRows, validationRows, totalSteps, parameters, trainableParameters, predictedMemoryBytes, measured } = plan
    return {
      settings: settings as Plan['settings'],
      trainingRows, validationRows, totalSteps, parameters, trainableParameters,
      // evaluation and sample answers come later in a run and may need more than its first steps
      memoryBytes: Math.max(predictedMemoryBytes, measured.memoryBytes),
      tokensPerSecond: measured.tokensPerSecond,
      seconds: measured.seconds,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
