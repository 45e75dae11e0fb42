import type { SettingProblem } from '../setting-problem.ts'
import { row } from './define.ts'

/** Failures of settings and of training itself. */
export const trainingErrors = {
  TRAINING_DIVERGED: row<{ step: number; attempts: number }>({
    title: 'Training diverged',
    message: ({ step, attempts }) => `The loss was not finite at step ${step}, also after ${attempts} roll-backs with a lower learning rate.`,
    remedy: 'Lower the learning rate, or look at the quarantined rows listed in the run folder.',
  }),
  OPTIMIZER_STATE_MISMATCH: row<{ name: string; reason: string }>({
    title: 'The saved optimiser state does not fit',
    message: ({ name, reason }) => `The optimiser state of \`${name}\` cannot be used: ${reason}.`,
    remedy: 'Resume with the model, adapter settings and optimiser the run was started with, or start a new run.',
  }),
  RUN_ALREADY_ACTIVE: row<{ runFolder: string; pid: number | null; since: string | null }>({
    title: 'This run is already active',
    message: ({ runFolder, pid, since }) =>
      `Another process${pid === null ? '' : ` (${pid}${since === null ? '' : `, since ${since}`})`} is working in ${runFolder}.`,
    remedy: 'Wait for it, stop it, or choose another output folder.',
  }),
  SETTINGS_INVALID: row<{ source: string; problems: SettingProblem[] }>({
    title: 'Settings that cannot be used',
    message: ({ source, problems }) => `${source}:\n${problems.map(describeProblem).join('\n')}`,
    remedy: ({ problems }) => `Correct ${problems.length === 1 ? `\`${problems[0].field}\`` : 'these settings'} and run the command again.`,
  }),
}

function describeProblem({ field, found, expected, suggestion }: SettingProblem): string {
  if (!expected) return `  ${field}: there is no such setting.${suggestion ? ` Did you mean ${suggestion}?` : ''}`
  return `  ${field}: found ${found}, expected ${expected}.`
}
