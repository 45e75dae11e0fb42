import type { SettingProblem } from '../setting-problem.ts'
import { row } from './define.ts'

/** Failures of settings and of training itself. */
export const trainingErrors = {
  TRAINING_DIVERGED: row<{ step: number; attempts: number }>({
    title: 'Training diverged',
    message: ({ step, attempts }) =>
      `Training broke down again at step ${step}, also after ${attempts} returns to a checkpoint, each with half the learning rate.`,
    remedy: 'Start again with a lower training.learningRate, and look at the rows that were left out: the alarms of this run name '
      + 'their lines.',
  }),
  CHECKPOINTS_DAMAGED: row<{ runFolder: string }>({
    title: 'No checkpoint is whole',
    message: ({ runFolder }) => `Training has to return to a checkpoint, but every one in ${runFolder} is damaged.`,
    remedy: 'Check the disk, then start the run again in another folder.',
  }),
  RUN_INPUT_CHANGED: row<{ path: string }>({
    title: 'The run was started with something else',
    message: ({ path }) => `${path} is not what it was when this run began; going on would mix two trainings.`,
    remedy: 'Put it back as it was, or start a new run with it as it is now.',
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
  RUN_MISSING: row<{ folder: string }>({
    title: 'Not a run folder',
    message: ({ folder }) => `${folder} is not the folder of a training run: it has no run.json.`,
    remedy: 'Give a folder that `tunesmith train` made; `tunesmith models` lists the runs below this folder.',
  }),
  RUN_WITHOUT_RESULT: row<{ folder: string }>({
    title: 'The run has no result yet',
    message: ({ folder }) => `${folder} has neither a trained adapter nor a model: the training has not finished.`,
    remedy: ({ folder }) => `Finish it with \`tunesmith resume ${folder}\`.`,
  }),
  RUN_EXISTS: row<{ folder: string }>({
    title: 'There is a run already',
    message: ({ folder }) => `${folder} holds a training run, which a new one would overwrite.`,
    remedy: ({ folder }) => `Continue it with \`tunesmith resume ${folder}\`, or choose another folder with --output.`,
  }),
  RUN_KILLED: row({
    title: 'Ended at once',
    message: () => 'The run was ended on request, without waiting for the step under way. What was saved before is intact.',
    remedy: 'Go on from the last checkpoint with `tunesmith resume`.',
  }),
  SETTINGS_INVALID: row<{ source: string; problems: SettingProblem[] }>({
    title: 'Settings that cannot be used',
    message: ({ source, problems }) => `${source}:\n${problems.map(describeProblem).join('\n')}`,
    remedy: ({ problems }) => {
      const [{ field, place }] = problems
      const name = isOption(place) ? place : field
      const what = problems.length > 1 ? 'these settings' : field === 'the file' ? field : `\`${name}\``
      return `Correct ${what} and run the command again.`
    },
  }),
  LORA_RANK_TOO_HIGH: row<{ rank: number; highest: number }>({
    title: 'Rank too high for this model',
    message: ({ rank, highest }) =>
      `lora.rank is ${rank}, but no adapted layer of this model has a rank above ${highest}; more would only cost memory.`,
    remedy: ({ highest }) => `Set lora.rank to at most ${highest} (8 to 64 is usual), or leave it on auto; to change everything, use method full.`,
  }),
  COMPUTE_MODE_UNSUITABLE: row<{ mode: string; reason: string }>({
    title: 'Computing this way does not fit',
    message: ({ mode, reason }) => `compute.mode ${mode} cannot be used here: ${reason}.`,
    remedy: 'Leave compute.mode on auto, or set it to lean or fast; int8 goes with method lora on the processor.',
  }),
  CONTEXT_TOO_SHORT: row<{ maxLength: number; contextLength: number }>({
    title: 'Rows longer than the model can read',
    message: ({ maxLength, contextLength }) =>
      `data.maxLength is ${maxLength}, but the model was made for at most ${contextLength} tokens at once.`,
    remedy: ({ contextLength }) =>
      `Set data.maxLength to at most ${contextLength} or to auto, or take a model with a longer context.`,
  }),
  LORA_TARGET_UNKNOWN: row<{ target: string; family: string; available: string; partOf?: string }>({
    title: 'No such layer to adapt',
    message: ({ target, family, available, partOf }) =>
      `lora.targetModules has "${target}", but this ${family} model has no such linear layer` +
      (partOf ? `: there it is part of ${partOf}, which gets one adapter as a whole.` : '.') +
      ` Should be one of: ${available}.`,
    remedy: 'Use names from the list, a pattern such as layers.*.mlp.*, or all-linear.',
  }),
}

/** Whether a place is an option of the command line, which names the setting itself. */
const isOption = (place: string | undefined) => String(place).startsWith('--')

function describeProblem({ field, found, expected, suggestion, place }: SettingProblem): string {
  const where = !place ? field : isOption(place) ? place : `${place}, ${field}`
  if (!expected) return `  ${where}: there is no such setting.${suggestion ? ` Did you mean ${suggestion}?` : ''}`
  return `  ${where}: found ${found}, expected ${expected}.`
}
