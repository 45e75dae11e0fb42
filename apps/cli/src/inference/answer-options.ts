import { fail } from '@tunesmith/contract'
import type { AnswerOptions } from '@tunesmith/trainer/inference'
import type { Options, OptionValues } from '../command-line/option.ts'

/** The options that say how answers are chosen. */
export const answerOptions = {
  'max-tokens': { kind: 'count', value: 'COUNT', summary: 'Longest answer in tokens; 512 when left out.' },
  temperature: { kind: 'number', value: 'NUMBER', summary: '0 (when left out) always takes the likeliest token; 0.7 varies.' },
  'top-p': { kind: 'number', value: 'NUMBER', summary: 'Only the likeliest tokens that together have this probability; 1 when left out.' },
  seed: { kind: 'count', value: 'NUMBER', summary: 'Seed of the variation; 0 when left out.' },
} satisfies Options

/** Allowed values, checked beyond being numbers. */
const ranges = {
  'max-tokens': { holds: (value: number) => value >= 1, expected: 'a whole number from 1' },
  temperature: { holds: (value: number) => value >= 0 && value <= 10, expected: 'a number from 0 to 10' },
  'top-p': { holds: (value: number) => value > 0 && value <= 1, expected: 'a number above 0 and up to 1' },
} as const

/** @throws OPTION_VALUE_INVALID */
export function answerOptionsOf(command: string, values: OptionValues<typeof answerOptions>): AnswerOptions {
  for (const [option, { holds, expected }] of Object.entries(ranges)) {
    const value = values[option as keyof typeof ranges]
    if (value !== undefined && !holds(value)) fail('OPTION_VALUE_INVALID', { command, option: `--${option}`, found: String(value), expected })
  }
  const { 'max-tokens': maxTokens = 512, temperature = 0, 'top-p': topP = 1, seed = 0 } = values
  return { maxTokens, temperature, topP, seed }
}
