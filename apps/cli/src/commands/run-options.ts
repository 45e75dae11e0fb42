import type { Options, OptionValues } from '../command-line/option.ts'
import { ownOptions, readOverride, type Override } from '../recipe/override.ts'

/** The options that describe a run, shared by the commands that take a recipe. */
export const runOptions = {
  model: { kind: 'text', value: 'FOLDER', summary: 'Model to start from: a folder, or a name from `tunesmith models`.' },
  data: { kind: 'text', value: 'FILE', summary: 'Training rows (.jsonl, .json, .csv, .txt).' },
  validation: { kind: 'text', value: 'FILE', summary: 'Rows to measure progress on; held out from the data when left out.' },
  method: { kind: 'text', choices: ['lora', 'qlora', 'full', 'scratch'], summary: 'What is trained; lora unless there is a reason.' },
  output: { kind: 'text', value: 'FOLDER', summary: 'Folder of the run; runs/<name> when left out.' },
  set: { kind: 'text', value: 'SETTING=VALUE', multiple: true, summary: 'Any other setting, such as training.epochs=3 (all: docs/reference/settings.md). Repeat for more.' },
} satisfies Options

/** What the options change in a recipe; an option of its own wins over `--set`. */
export function overridesOf(command: string, options: OptionValues<typeof runOptions>): Override[] {
  const named = Object.entries(ownOptions).flatMap(([field, option]) => {
    const value = options[option]
    return value === undefined ? [] : [{ field, value, place: `--${option}` }]
  })
  return [...options.set.map((text) => readOverride(command, text)), ...named]
}
