import { defineCommand } from '../command-line/command.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'
import { displayOptions } from './train.ts'
import { watchTraining } from './watch-training.ts'

export const resume = defineCommand({
  name: 'resume',
  summary: 'Go on with a run that was paused, killed or failed.',
  description:
    'Training goes on from the newest whole checkpoint and ends with the same result, bit for bit, as if it had never stopped.',
  arguments: [{ name: 'RUN', required: true, summary: 'The folder of the run.' }],
  options: displayOptions,
  examples: [{ line: 'tunesmith resume runs/faq-smollm2', meaning: 'Go on with this run.' }],
  async run({ words: [run], options, terminal }) {
    return watchTraining({ runFolder: resolvePath(terminal.folder, run), resume: true, ...options }, terminal)
  },
})
