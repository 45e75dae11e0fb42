import { formatByteSize } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { settingLines } from '../progress/setting-lines.ts'
import { shorterPath } from '../recipe/read-recipe.ts'
import { factLines } from '../terminal/fact-lines.ts'
import { formatCount, formatSecondsLeft } from '../terminal/quantities.ts'
import { createStyle } from '../terminal/style.ts'
import { showsColor, sizeOf, widestText } from '../terminal/terminal.ts'
import { readRun, recipeArgument } from './recipe-argument.ts'
import { placeRun } from './run-place.ts'
import { runOptions } from './run-options.ts'

export const plan = defineCommand({
  name: 'plan',
  summary: 'Measure what a run would need: memory, speed, time.',
  description:
    'Opens model and data, chooses every setting, and computes a few real steps without changing anything. What has to be prepared '
    + 'for that, such as quantised weights, is kept in the run folder and used by the training.',
  arguments: [recipeArgument],
  options: { ...runOptions, json: { kind: 'flag', summary: 'Print the plan as one JSON object.' } },
  examples: [
    { line: 'tunesmith plan', meaning: 'What would tunesmith.yaml in this folder need?' },
    { line: 'tunesmith plan faq.yaml --method qlora', meaning: 'And with a 4-bit base?' },
  ],
  async run({ words, options: { json, ...options }, terminal: { folder, stdout } }) {
    const spec = readRun('plan', words, options, folder)
    const { name, runFolder } = placeRun(spec, folder)
    const { planRun } = await import('@tunesmith/trainer')
    const report = await planRun({ ...spec, name, output: runFolder }, runFolder)
    if (json) {
      stdout.write(`${JSON.stringify({ ...report, runFolder })}\n`)
      return 0
    }
    const color = showsColor(stdout)
    const style = createStyle(color)
    const { measured } = report
    const facts: [string, string][] = [
      ['data', `${formatCount(report.trainingRows)} training rows, ${formatCount(report.validationRows)} validation rows`],
      ['parameters', `${formatCount(report.trainableParameters)} of ${formatCount(report.parameters)} trained`],
      ['steps', `${formatCount(report.totalSteps)}, ${formatCount(report.stepsPerEpoch)} an epoch`],
      ['memory', `${formatByteSize(report.predictedMemoryBytes)} predicted for the whole run, ${formatByteSize(measured.memoryBytes)} used in these steps`],
      ['speed', `${formatCount(measured.tokensPerSecond)} tokens/s, ${measured.secondsPerStep.toPrecision(2)} s a step`],
      ['time', formatSecondsLeft(measured.seconds)],
      ['folder', shorterPath(runFolder, folder)],
    ]
    const lines = [
      ...settingLines(report.settings, sizeOf(stdout).columns, color),
      ...factLines(facts, Math.min(sizeOf(stdout).columns - 1, widestText), style),
    ]
    stdout.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  },
})
