import { statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseRunSpec, type RunSpec } from '@tunesmith/contract'
import { applyOverrides, optionOf, type Override } from './override.ts'
import { readYaml } from './read-yaml.ts'
import { resolvePath, resolvePaths } from './resolve-paths.ts'

export const recipeName = 'tunesmith.yaml'

export interface RecipeSource {
  /** A YAML or JSON file, or a folder with a `tunesmith.yaml`; undefined where everything is on the command line. */
  path?: string
  /** Settings that win over the file's. */
  overrides: readonly Override[]
  /** The folder the command was called in. */
  folder: string
}

/**
 * The run that a recipe and the command line describe together, with absolute paths: those in the file are relative to
 * the file, those on the command line to the current folder.
 *
 * @throws FILE_MISSING, NO_PERMISSION, YAML_INVALID, SETTINGS_INVALID
 */
export function readRecipe({ path, overrides, folder }: RecipeSource): RunSpec {
  const givenPlace = (field: string) => overrides.find((override) => override.field === field)?.place
  if (path === undefined) {
    const spec = parseRunSpec(applyOverrides({}, overrides), 'The command line', (field) => givenPlace(field) ?? optionOf(field))
    return resolvePaths(spec, () => folder)
  }
  const file = recipeFile(resolvePath(folder, path))
  const shown = shorterPath(file, folder)
  const { value, locate } = readYaml(file, shown)
  // what is not a group cannot be overridden in part; the check below says so
  const recipe = isGroup(value) ? applyOverrides(value, overrides) : value
  const spec = parseRunSpec(recipe, shown, (field) => givenPlace(field) ?? locate(field))
  return resolvePaths(spec, (setting) => (givenPlace(setting) ? folder : dirname(file)))
}

function recipeFile(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, recipeName) : path
}

/** A path as short as it can be written from here. */
export function shorterPath(path: string, folder: string): string {
  const fromHere = relative(folder, path)
  return fromHere === '' ? '.' : fromHere.startsWith('..') || fromHere.length > path.length ? path : fromHere
}

const isGroup = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
