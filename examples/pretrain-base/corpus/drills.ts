import { chat, prose, type Document, type Family } from './document.ts'
import { firstName, fullName, madeWord, surname, townName } from './names.ts'
import type { Random } from './random.ts'
import { ADJECTIVES, COLOURS, FOODS, JOBS, OBJECTS } from './words.ts'

/** Anything that can stand in a list: mostly made up on the spot, so that it can only be copied. */
const ITEMS: readonly ((random: Random) => string)[] = [
  firstName,
  fullName,
  surname,
  townName,
  madeWord,
  (random) => String(random.int(2, 9999)),
  (random) => `$${random.int(2, 999)}`,
  (random) => random.pick(OBJECTS),
  (random) => `${random.pick(ADJECTIVES)} ${random.pick(OBJECTS)}`,
  (random) => random.pick(COLOURS),
  (random) => random.pick(FOODS),
  (random) => random.pick(JOBS),
]

const item = (random: Random): string => random.pick(ITEMS)(random)

const items = (random: Random, count: number): string[] => Array.from({ length: count }, () => item(random))

/** The same list two to six times: whoever has seen the first item can say the rest. */
function repeatedList(random: Random): Document {
  const times = random.int(2, 6)
  const words = items(random, random.int(4, Math.ceil(30 / times)))
  const separator = random.pick([', ', ' ', '; ', ' and '])
  const start = random.pick(['', 'List: ', 'The words are: ', 'Say this: '])
  const line = `${start}${words.join(separator)}.`
  return prose(Array.from({ length: times }, () => line).join(random.pick(['\n', ' '])))
}

/** Pairs, then the same pairs in another order: the second half of each follows from the first half. */
function repeatedPairs(random: Random): Document {
  const link = random.pick([' is ', ': ', ' has ', ' likes ', ' costs ', ' goes with ', ' = '])
  const left = random.pick(ITEMS)
  const right = random.pick(ITEMS)
  const keys = [...new Set(Array.from({ length: random.int(3, 8) }, () => left(random)))]
  const pairs = keys.map((key) => `${key}${link}${right(random)}.`)
  const rounds = Array.from({ length: random.int(2, 4) }, () => random.shuffle(pairs).join(' '))
  return prose(rounds.join(random.pick(['\n', ' '])))
}

/** Pairs to remember, then questions for single ones. */
function lookUp(random: Random): Document {
  const left = random.pick(ITEMS)
  const right = random.pick(ITEMS)
  const keys = [...new Set(Array.from({ length: random.int(2, 6) }, () => left(random)))]
  const pairs = keys.map((key) => ({ key, value: right(random) }))
  const link = random.pick([' is ', ': ', ' = ', ' goes with '])
  const told = pairs.map(({ key, value }) => `${key}${link}${value}`).join(random.pick(['. ', '\n', '; ']))
  const turns: string[] = []
  for (const [index, { key, value }] of random.shuffle(pairs).entries()) {
    const question = random.pick([`What goes with ${key}?`, `${key}?`, `And ${key}?`, `Tell me what stands beside ${key}.`])
    turns.push(index === 0 ? `${told}\n\n${question}` : question, value)
  }
  return chat(...turns)
}

/** Exercises in copying from what was just read, the skill on which answering from a text rests. */
export const DRILLS: readonly Family[] = [
  { name: 'repeated list', weight: 2, make: repeatedList },
  { name: 'repeated pairs', weight: 2, make: repeatedPairs },
  { name: 'look up', weight: 2, make: lookUp },
]
