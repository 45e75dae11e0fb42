import type { EventOf, RunEvent, RunEventType } from '@tunesmith/contract'
import type { FineTuningEvent } from '@tunesmith/contract/openai'
import { checkpointName } from './model-name.ts'

/** What is told of something that happened in a run. */
export type Shown = Pick<FineTuningEvent, 'message' | 'level' | 'type' | 'data'>

/** Settings by the names that the API has for them, where it has some. */
const hyperparameters = {
  'training.epochs': 'n_epochs', 'training.batchSize': 'batch_size', 'training.learningRate': 'learning_rate', method: 'method',
} as const

export const told = (message: string, level: Shown['level'] = 'info', data: Shown['data'] = null): Shown => ({ message, level, type: 'message', data })
const measured = (message: string, data: Shown['data']): Shown => ({ message, level: 'info', type: 'metrics', data })
const levels = { notice: 'info', warning: 'warn', critical: 'error' } as const
const short = (loss: number | null) => (loss === null ? 'not a number' : loss.toPrecision(4))

/** How each kind of event is told; null for those that programs made for the API have no use for. */
const tellers: { readonly [T in RunEventType]: ((event: EventOf<T>, modelName: string) => Shown) | null } = {
  planned({ settings, totalSteps, trainingRows, validationRows }) {
    const named = settings.flatMap(({ setting, value, origin, reason }) => {
      const name = hyperparameters[setting as keyof typeof hyperparameters] as string | undefined
      return name === undefined ? [] : [{ name, value, origin, reason: reason.text }]
    })
    const words = named.map(({ name, value, origin, reason }) => `${name} ${JSON.stringify(value)} (${origin === 'given' ? 'given' : reason})`)
    return told(`Training on ${trainingRows} rows in ${totalSteps} steps: ${words.join('; ')}`, 'info', {
      total_steps: totalSteps, training_rows: trainingRows, validation_rows: validationRows, settings: named,
    })
  },
  progress: null,
  step: ({ step, epoch, loss, learningRate, tokensPerSecond }) => measured(`Step ${step}: train_loss ${short(loss)}`, {
    step, train_loss: loss, valid_loss: null, epoch, learning_rate: learningRate, tokens_per_second: tokensPerSecond,
  }),
  evaluated: ({ step, loss }) => measured(`Step ${step}: valid_loss ${short(loss)}`, { step, train_loss: null, valid_loss: loss }),
  sampled: null,
  tested: null,
  checkpointed: ({ step }, modelName) =>
    told(`Step ${step} is saved as a checkpoint`, 'info', { step, fine_tuned_model_checkpoint: checkpointName(modelName, step) }),
  alarm: ({ severity, message, action }) => told(action ? `${message.text} ${action.text}` : message.text, levels[severity]),
  resumed: ({ step }) => told(`Training goes on from step ${step}`),
  paused: ({ step }) => told(`Paused at step ${step}`),
  finished: ({ step }, modelName) => told(`Finished after ${step} steps: the model is ${modelName}`, 'info', { fine_tuned_model: modelName }),
  failed: ({ message, remedy, code }) => told(`${message} ${remedy}`, 'error', { code }),
}

export const isShown = (type: RunEventType): boolean => tellers[type] !== null

/** @returns null for what is not told */
export function shownEvent(event: RunEvent, modelName: string): Shown | null {
  const tell = tellers[event.type] as ((event: RunEvent, modelName: string) => Shown) | null
  return tell?.(event, modelName) ?? null
}
