import { createRun } from '@tunesmith/trainer/worker'
import { defineCommand } from '../command-line/command.ts'
import { readRun, recipeArgument } from './recipe-argument.ts'
import { placeRun } from './run-place.ts'
import { runOptions } from './run-options.ts'
import { watchTraining } from './watch-training.ts'

export const displayOptions = {
  json: { kind: 'flag', summary: 'Print every event as a line of JSON, and nothing else.' },
  quiet: { kind: 'flag', short: 'q', summary: 'Print alarms and the result only.' },
} as const

export const train = defineCommand({
  name: 'train',
  summary: 'Train a model by a recipe, or by a model and data.',
  description:
    'Everything a recipe leaves out is chosen from the model, the data and the machine, and shown with the reason. Paths in a '
    + 'recipe are relative to the recipe.\n\n'
    + 'Ctrl-C pauses: the step under way is finished and a checkpoint saved; `tunesmith resume` goes on exactly there.',
  arguments: [recipeArgument],
  options: { ...runOptions, ...displayOptions },
  examples: [
    { line: 'tunesmith train', meaning: 'Train by tunesmith.yaml in this folder.' },
    { line: 'tunesmith train --model models/SmolLM2-135M --data faq.jsonl', meaning: 'Train without a recipe.' },
    { line: 'tunesmith train faq.yaml --set training.epochs=5 --set lora.rank=32', meaning: 'Change settings for this time.' },
    { line: 'tunesmith train faq.yaml --json > events.jsonl', meaning: 'Keep every number for a program.' },
  ],
  async run({ words, options: { json, quiet, ...options }, terminal }) {
    const spec = readRun('train', words, options, terminal.folder)
    const { name, runFolder } = placeRun(spec, terminal.folder)
    createRun(runFolder, { ...spec, name, output: runFolder })
    return watchTraining({ runFolder, resume: false, json, quiet }, terminal)
  },
})
