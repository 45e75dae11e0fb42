import { row } from './define.ts'

/** Failures of settings and of training itself. */
export const trainingErrors = {
  TRAINING_DIVERGED: row<{ step: number; attempts: number }>({
    title: 'Training diverged',
    message: ({ step, attempts }) => `The loss was not finite at step ${step}, also after ${attempts} roll-backs with a lower learning rate.`,
    remedy: 'Lower the learning rate, or look at the quarantined rows listed in the run folder.',
  }),
}
