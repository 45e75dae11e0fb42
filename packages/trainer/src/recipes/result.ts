import { join } from 'node:path'
import type { UntimedEvent } from '@tunesmith/contract'
import { supervisedCount } from '@tunesmith/text'
import { describeSettings } from '../defaults/index.ts'
import type { BaseModel } from '../model/base-model.ts'
import { saveAdapter, saveModel } from '../model/save-result.ts'
import type { Trainable } from '../model/trainable.ts'
import type { DryRun } from './dry-run.ts'
import type { PreparedRun, SettingValues } from './prepare.ts'

/** The parts of a run that its result depends on. */
export type Trained = Pick<PreparedRun, 'spec' | 'targets'> & {
  base: Pick<BaseModel, 'path' | 'folder' | 'architecture'>
  values: Pick<SettingValues, 'rank' | 'alpha' | 'dropout'>
  trainable: Pick<Trainable, 'parameters' | 'result'>
}

/** Writes what was trained, with the parameters as they are now; returns the folder. */
export function saveResult(run: Trained, folder: string): string {
  const { base, spec, targets, trainable, values } = run
  const { architecture } = base
  const output = join(folder, trainable.result)
  if (trainable.result === 'adapter') {
    saveAdapter(output, {
      architecture,
      parameters: trainable.parameters,
      targets,
      rank: values.rank,
      alpha: values.alpha,
      dropout: values.dropout,
      rankStabilized: spec.lora.rslora,
      baseModel: base.path,
    })
  } else saveModel(output, architecture, trainable.parameters, base.folder.config, base.path)
  return output
}

/** What is going to happen, with the reason for every setting. */
export function plannedEvent(run: PreparedRun, measured: DryRun): UntimedEvent {
  const { base, data, spec, settings, trainable, totalSteps } = run
  const trainableParameters = [...trainable.parameters.values()].reduce((total, values) => total + values.length, 0)
  const supervisedTokens = data.training.reduce((total, example) => total + supervisedCount(example), 0)
  return {
    type: 'planned',
    name: spec.name ?? 'run',
    settings: describeSettings(settings),
    totalSteps,
    trainingRows: data.training.length,
    validationRows: data.validation.length,
    supervisedTokens,
    parameters: base.parameters,
    trainableParameters,
    memoryBytes: Math.round(run.predictedMemoryBytes),
    tokensPerSecond: measured.tokensPerSecond,
    secondsLeft: measured.seconds,
  }
}
