import { fail } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { locateModel, modelReference } from '../models/locate-model.ts'
import { shorterPath } from '../recipe/read-recipe.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'
import { programName } from '../terminal/as-called.ts'
import { quoted } from '../terminal/quoted.ts'

export const merge = defineCommand({
  name: 'merge',
  summary: 'Put a trained adapter into its base model, as one model folder.',
  description:
    'The result is in Hugging Face format, in the number format of the base, with its tokenizer and the template of the training: '
    + 'any program that loads the base loads it.',
  arguments: [{ name: 'RUN', required: true, summary: 'A run folder, or an adapter folder in PEFT format.' }],
  options: {
    output: { kind: 'text', value: 'FOLDER', summary: 'Folder to write; has to be given.' },
    base: { kind: 'text', value: 'FOLDER', summary: 'The base model, where it is not where it was during training.' },
    json: { kind: 'flag', summary: 'Print the result as JSON.' },
  },
  examples: [{ line: 'tunesmith merge runs/faq-smollm2 --output models/faq', meaning: 'Make one model of adapter and base.' }],
  async run({ words: [reference], options: { output, base, json }, terminal: { folder, stdout, env } }) {
    if (output === undefined) fail('ARGUMENT_MISSING', { command: 'merge', argument: '--output FOLDER', meaning: 'where to write the model' })
    const located = locateModel(reference, folder)
    const { adapter, template } = located
    if (adapter === undefined) fail('ADAPTER_MISSING', { path: resolvePath(folder, reference), file: 'adapter_config.json' })
    const { mergeAdapter } = await import('@tunesmith/nn')
    const { openBaseModel } = await import('@tunesmith/trainer')
    const model = openBaseModel(base === undefined ? located.model : modelReference(base, folder), template)
    const shows = stdout.isTTY === true && !json
    const result = mergeAdapter({
      base: model.path, adapter, output: resolvePath(folder, output), chatTemplate: model.template.value.jinja,
      onProgress: ({ tensorsDone, tensorsTotal }) => shows && stdout.write(`\rMerging ${tensorsDone} of ${tensorsTotal} weights\x1b[K`),
    })
    if (shows) stdout.write('\r\x1b[K')
    const shown = shorterPath(result.path, folder)
    stdout.write(json
      ? `${JSON.stringify(result)}\n`
      : `Merged ${result.mergedTensors} adapted weights.\n  saved in ${shown}\n  talk to it: ${programName(env)} chat ${quoted(shown)}\n`)
    return 0
  },
})
