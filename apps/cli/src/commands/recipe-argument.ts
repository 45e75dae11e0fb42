import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fail, type RunSpec } from '@tunesmith/contract'
import { findCachedModel } from '@tunesmith/hub'
import type { Argument } from '../command-line/command.ts'
import type { OptionValues } from '../command-line/option.ts'
import { readRecipe, recipeName } from '../recipe/read-recipe.ts'
import { overridesOf, type runOptions } from './run-options.ts'

export const recipeArgument: Argument = {
  name: 'RECIPE', required: false, summary: `A recipe; ${recipeName} in this folder when left out and there is no --data.`,
}

/** Endings of files that can only be data; a recipe may be written as .json too. */
const dataEndings: readonly string[] = ['.jsonl', '.ndjson', '.csv', '.tsv', '.txt', '.parquet']

/**
 * The run that the words and options of a command describe.
 *
 * @throws RECIPE_MISSING, RECIPE_IS_DATA, and what `readRecipe` throws
 */
export function readRun(
  command: string, [word]: readonly string[], options: OptionValues<typeof runOptions>, folder: string,
): RunSpec {
  const overrides = overridesOf(command, options)
  if (word !== undefined && dataEndings.includes(extname(word))) fail('RECIPE_IS_DATA', { command, path: word })
  const path = word ?? (options.data === undefined && existsSync(join(folder, recipeName)) ? recipeName : undefined)
  if (path === undefined && !overrides.some(({ field }) => field === 'data.train')) fail('RECIPE_MISSING', { folder })
  const spec = readRecipe({ path, overrides, folder })
  return spec.model === undefined ? spec : { ...spec, model: findCachedModel(spec.model) ?? spec.model }
}
