import { fail } from '@tunesmith/contract'
import { parse } from 'yaml'

/** A setting given on the command line instead of in the recipe. */
export interface Override {
  /** Dotted name, for example `training.epochs`. */
  field: string
  value: unknown
  /** How it was given, for messages: `--set training.epochs` or `--data`. */
  place: string
}

/** Settings that have an option of their own, with its name; every other is given with `--set`. */
export const ownOptions = {
  model: 'model', 'data.train': 'data', 'data.validation': 'validation', method: 'method', output: 'output',
} as const

/** How a setting is given on the command line. */
export function optionOf(field: string): string {
  return field in ownOptions ? `--${ownOptions[field as keyof typeof ownOptions]}` : `--set ${field}`
}

/**
 * Reads the value of `--set`: `training.epochs=3`. What is behind the equals sign is read as in a recipe.
 *
 * @throws OPTION_VALUE_INVALID
 */
export function readOverride(command: string, text: string): Override {
  const [, field, written] = /^([A-Za-z0-9_.-]+)=(.*)$/s.exec(text) ?? []
  const refuse = () => fail('OPTION_VALUE_INVALID', {
    command, option: '--set', found: JSON.stringify(text), expected: 'a setting and its value, such as training.epochs=3',
  })
  if (field === undefined || field.split('.').some((key) => key === '' || key in Object.prototype)) return refuse()
  try {
    return { field, value: written === '' ? undefined : parse(written), place: `--set ${field}` }
  } catch {
    return refuse()
  }
}

/** The recipe with the overrides in place; groups that are missing are made. */
export function applyOverrides(recipe: unknown, overrides: readonly Override[]): unknown {
  return overrides.reduce((result, { field, value }) => withValue(result, field.split('.'), value), recipe)
}

function withValue(recipe: unknown, [key, ...rest]: string[], value: unknown): unknown {
  const group = typeof recipe === 'object' && recipe !== null && !Array.isArray(recipe) ? (recipe as Record<string, unknown>) : {}
  return { ...group, [key]: rest.length === 0 ? value : withValue(group[key], rest, value) }
}
