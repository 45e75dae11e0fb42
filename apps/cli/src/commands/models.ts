import { basename, join } from 'node:path'
import { formatByteSize } from '@tunesmith/contract'
import { cachedModels } from '@tunesmith/hub'
import { defineCommand } from '../command-line/command.ts'
import { listRuns } from '../models/list-runs.ts'
import type { ModelDescription } from '../models/describe-model.ts'
import { shorterPath } from '../recipe/read-recipe.ts'
import { formatCount, formatMeasure } from '../terminal/quantities.ts'
import { createStyle } from '../terminal/style.ts'
import { tableLines } from '../terminal/table.ts'
import { showsColor, sizeOf } from '../terminal/terminal.ts'
import { runsFolder } from './run-place.ts'

type ListedModel = ModelDescription & { name: string; path: string; source: 'bundled' | 'downloaded' }

export const models = defineCommand({
  name: 'models',
  summary: 'List the models on this machine, and the runs in this folder.',
  description:
    'Models that come with Tunesmith, models that other tools have downloaded into the cache of Hugging Face, and what was '
    + 'trained below this folder. Nothing is looked up in the network.',
  arguments: [],
  options: { json: { kind: 'flag', summary: 'Print the lists as one JSON object.' } },
  examples: [{ line: 'tunesmith models', meaning: 'What can be trained or talked to.' }],
  async run({ options: { json }, terminal: { folder, stdout } }) {
    const { bundledModelNames, modelPath } = await import('@tunesmith/trainer')
    const { describeModel } = await import('../models/describe-model.ts')
    const found = [
      ...bundledModelNames().map((name) => ({ name, path: modelPath(name), source: 'bundled' as const })),
      ...cachedModels().map((model) => ({ ...model, source: 'downloaded' as const })),
    ].map((model): ListedModel => ({ ...model, ...describeModel(model.path) }))
    const runs = listRuns(join(folder, runsFolder))
    if (json) {
      stdout.write(`${JSON.stringify({ models: found, runs })}\n`)
      return 0
    }
    const { columns } = sizeOf(stdout)
    const style = createStyle(showsColor(stdout))
    const modelRows = found.map(({ name, family, parameters, bytes, source, problem }) => [
      name, family ?? '?', parameters === null ? '?' : formatCount(parameters), bytes === null ? '?' : formatByteSize(bytes), source,
      problem === null ? 'yes' : `no: ${problem.title} (${problem.code})`,
    ])
    const runRows = runs.map(({ path, base, state, steps, validationLoss }) => [
      shorterPath(path, folder), state, formatCount(steps), validationLoss === null ? '–' : formatMeasure(validationLoss), basename(base),
    ])
    const section = (title: string, head: string[], rows: string[][], none: string) =>
      [style.bold(title), ...(rows.length > 0 ? tableLines(head, rows, columns, style) : [none]), '']
    const lines = [
      ...section('Models', ['name', 'family', 'parameters', 'size', 'from', 'trainable here'], modelRows, 'None. Give --model a folder in Hugging Face format.'),
      ...section('Runs', ['folder', 'state', 'steps', 'validation loss', 'base'], runRows, 'None in this folder.'),
    ]
    stdout.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  },
})
