import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRun } from '@tunesmith/trainer/worker'
import { defineCommand } from '../command-line/command.ts'
import { startChat } from '../inference/start-chat.ts'
import { locateModel } from '../models/locate-model.ts'
import { readRecipe } from '../recipe/read-recipe.ts'
import { placeRun } from './run-place.ts'
import { displayOptions } from './train.ts'
import { watchTraining } from './watch-training.ts'

/** The example project that comes with Tunesmith. */
const recipe = join(import.meta.dirname, '../../../../examples/policy-chatbot/tunesmith.yaml')

export const demo = defineCommand({
  name: 'demo',
  summary: 'Train the policy chatbot that comes with Tunesmith, and talk to it.',
  description:
    'A small model that comes with Tunesmith learns 111 questions and answers about fees of a land title office. Then it is asked '
    + 'questions it has not seen, before and after. Everything happens on this machine, in a few minutes, below ./runs.',
  arguments: [],
  options: displayOptions,
  examples: [{ line: 'tunesmith demo', meaning: 'See it work.' }],
  async run({ options, terminal }) {
    if (!existsSync(recipe)) throw new Error(`internal: the example project is missing: ${recipe}`)
    const spec = readRecipe({ path: recipe, overrides: [], folder: terminal.folder })
    const { name, runFolder } = placeRun({ ...spec, output: undefined }, terminal.folder)
    createRun(runFolder, { ...spec, name, output: runFolder })
    const status = await watchTraining({ runFolder, resume: false, ...options }, terminal)
    const isInteractive = terminal.stdin.isTTY === true && terminal.stdout.isTTY === true
    if (status !== 0 || !isInteractive || options.json) return status
    await startChat(locateModel(runFolder, terminal.folder), { maxTokens: 128, temperature: 0, topP: 1, seed: 0 }, terminal)
    return status
  },
})
