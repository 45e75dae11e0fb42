import { chat, type Document } from './document.ts'
import { firstName, madeWord } from './names.ts'
import { PAPERS } from './office-words.ts'
import type { Random } from './random.ts'
import { fill, sentence } from './template.ts'
import {
  ADJECTIVES,
  ANIMALS,
  COLOURS,
  DRINKS,
  FOODS,
  FRUITS,
  HOBBIES,
  JOBS,
  MATERIALS,
  MONTHS,
  OBJECTS,
  PLACES,
  PLAIN_WORDS,
  SPORTS,
  VEGETABLES,
  VEHICLES,
  VERBS_PAST,
  WEEKDAYS,
} from './words.ts'

/** A small exercise given as an instruction. */
export interface Task {
  readonly name: string
  readonly weight?: number
  readonly closed?: boolean
  readonly make: (random: Random) => Document
}

const POLITE = '[||||Please: |Can you help me? |Task: |A small task. ]'

/** A chat of one request and its answer; the request is a template over `slots`. */
export const task = (
  random: Random,
  request: string,
  slots: Readonly<Record<string, string>>,
  answer: string,
): Document => chat(fill(random, POLITE) + sentence(random, request, slots), answer)

/** Kinds of things with their members. */
export const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  animal: ANIMALS,
  fruit: FRUITS,
  vegetable: VEGETABLES,
  colour: COLOURS,
  job: JOBS,
  sport: SPORTS,
  drink: DRINKS,
  month: MONTHS,
  day: WEEKDAYS,
  material: MATERIALS,
  vehicle: VEHICLES,
  place: PLACES,
  food: FOODS,
}
/** Every list that exercises on lists draw from. */
export const ALL_LISTS = [
  ...Object.values(CATEGORIES),
  PLAIN_WORDS,
  PLAIN_WORDS,
  OBJECTS,
  OBJECTS,
  ADJECTIVES,
  HOBBIES,
  PAPERS,
]

/** Some different words of one kind. */
export const items = (random: Random, low: number, high: number): string[] =>
  random.sample(random.pick(ALL_LISTS), random.int(low, high))
/** A word, sometimes a made-up one. */
export const plainWord = (random: Random): string =>
  random.chance(0.4) ? madeWord(random).toLowerCase() : random.pick(PLAIN_WORDS)
/** 0 is "first". */
export const ordinal = (place: number): string => ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][place]
/** "a, b and c". */
export const andList = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`

/** A short sentence of plain words, for exercises on words. */
export function shortSentence(random: Random): string {
  return sentence(
    random,
    `[{name} {verb} [the|a] {adjective} {object}
      |the {adjective} {animal} {verb} [the|a] {object}|{name} and {other} {verb} the {object}
      |the {job} {verb} {a:object} near the {place}|{name} saw {a:adjective} {animal} at the {place}]`,
    {
      name: firstName(random),
      other: firstName(random),
      verb: random.pick(VERBS_PAST),
      adjective: random.pick(ADJECTIVES),
      object: random.pick(OBJECTS),
      animal: random.pick(ANIMALS),
      job: random.pick(JOBS),
      place: random.pick(PLACES),
    },
  )
}
