import { chat } from './document.ts'
import { firstName, fullName, townName } from './names.ts'
import { date, fee, numberWord, phone, price } from './quantities.ts'
import { shortSentence, task, type Task } from './task.ts'
import { fill, sentence } from './template.ts'
import { ADJECTIVES, COLOURS, FRUITS, JOBS, MONTHS, OBJECTS, PLACES, WEEKDAYS } from './words.ts'

/** Exercises on numbers, on who did what, on order and place, and on sentences. */
export const REASONING_TASKS: readonly Task[] = [
  {
    name: 'arithmetic',
    closed: true,
    weight: 3,
    make: (random) => {
      const a = random.int(0, random.pick([10, 20, 50]))
      const b = random.int(0, 10)
      if (random.chance(0.5)) {
        return task(
          random,
          `[What is {a} plus {b}?|How much is {a} + {b}?|Add {a} and {b}.|{a} + {b} = ?
            |What do {a} and {b} make together?]`,
          { a: String(a), b: String(b) },
          String(a + b),
        )
      }
      return task(
        random,
        `[What is {a} minus {b}?|How much is {a} - {b}?|Take {b} from {a}.|{a} - {b} = ?]`,
        { a: String(a + b), b: String(b) },
        String(a),
      )
    },
  },
  {
    name: 'sum of things',
    make: (random) => {
      const [a, b] = [random.int(1, 12), random.int(1, 9)]
      const slots = { name: firstName(random), a: String(a), b: String(b), things: random.pick(FRUITS) }
      return random.chance(0.5)
        ? task(
            random,
            '{name} has {a} {things} and gets {b} more. How many {things} does {name} have now?',
            slots,
            fill(random, '{name} has {sum} {things}.', { ...slots, sum: String(a + b) }),
          )
        : task(
            random,
            '{name} had {a} {things} and ate {b}. How many {things} are left?',
            { ...slots, a: String(a + b) },
            fill(random, '{name} has {a} {things} left.', slots),
          )
    },
  },
  {
    name: 'number words',
    closed: true,
    make: (random) => {
      const value = random.int(0, 99)
      return random.chance(0.5)
        ? task(
            random,
            `[Write {word} in digits.|Which number is {word}?|Write the number {word} with digits.]`,
            { word: numberWord(value) },
            String(value),
          )
        : task(
            random,
            `[Write {value} in words.|How do you write {value} as a word?|Say {value} in words.]`,
            { value: String(value) },
            numberWord(value),
          )
    },
  },
  {
    name: 'next in row',
    closed: true,
    make: (random) => {
      const source = random.pick([WEEKDAYS, MONTHS])
      const at = random.int(0, source.length - 1)
      const kind = source === WEEKDAYS ? 'day' : 'month'
      return random.chance(0.6)
        ? task(
            random,
            `[Which {kind} comes after {item}?|What {kind} follows {item}?|What is the {kind} after {item}?
            |Name the {kind} after {item}.]`,
            { kind, item: source[at] },
            `${source[(at + 1) % source.length]} comes after ${source[at]}.`,
          )
        : task(
            random,
            `[Which {kind} comes before {item}?|What {kind} is before {item}?
            |Name the {kind} before {item}.]`,
            { kind, item: source[at] },
            `${source[(at + source.length - 1) % source.length]} comes before ${source[at]}.`,
          )
    },
  },
  {
    name: 'who did what',
    weight: 4,
    make: (random) => {
      const [giver, taker] = [firstName(random), firstName(random)]
      const slots = {
        giver,
        taker,
        thing: random.pick(OBJECTS),
        place: random.pick(PLACES),
        day: random.pick(WEEKDAYS),
        verb: random.pick(['gave', 'sent', 'brought', 'sold', 'lent', 'showed']),
      }
      const told = sentence(
        random,
        `[{giver} {verb} {a:thing} to {taker}.|{giver} {verb} {taker} {a:thing}.
          |On {day} {giver} {verb} {a:thing} to {taker}.|At the {place} {giver} {verb} {taker} {a:thing}.]`,
        slots,
      )
      const [ask, reply] = random.pick([
        [
          `[Who {verb} the {thing}?|Who {verb} something to {taker}?
          |From whom did {taker} get the {thing}?]`,
          '{giver} {verb} the {thing}.',
        ],
        [
          '[To whom was the {thing} given?|Who got the {thing}?|Who has the {thing} now?]',
          '{taker} got the {thing}.',
        ],
        [
          `[What did {taker} get?|What did {giver} have before?
          |Which thing came to {taker}?]`,
          '{taker} got {a:thing}.',
        ],
      ])
      return task(
        random,
        '[{told} {ask}|{ask} {told}|{told}\n{ask}]',
        { told, ask: sentence(random, ask, slots) },
        sentence(random, reply, slots),
      )
    },
  },
  {
    name: 'who comes first',
    weight: 2,
    make: (random) => {
      const names = [...new Set(Array.from({ length: 3 }, () => firstName(random)))]
      if (names.length < 3) return chat('Hello!', 'Hello! How can I help you?')
      const [a, b, c] = names
      const told = `${a} came before ${b}. ${c} came after ${b}.`
      const [ask, answer] = random.pick([
        ['Who came first?', a],
        ['Who came second?', b],
        ['Who came last?', c],
        [`Who came after ${a}?`, b],
        [`Who came before ${c}?`, b],
      ] as const)
      return task(random, '{told} {ask}', { told, ask }, answer)
    },
  },
  {
    name: 'where is it',
    weight: 3,
    make: (random) => {
      const things = random.sample(OBJECTS, random.int(2, 4))
      const places = random.sample(PLACES, things.length)
      const lines = things.map((thing, at) =>
        fill(
          random,
          `[The {thing} is in the {place}.
          |You find the {thing} in the {place}.|{name} put the {thing} in the {place}.]`,
          { thing, place: places[at], name: firstName(random) },
        ),
      )
      const at = random.int(0, things.length - 1)
      const asksPlace = random.chance(0.7)
      const ask = fill(
        random,
        asksPlace
          ? `[Where is the {thing}?|Where can I find the {thing}?
          |In which place is the {thing}?|I look for the {thing}. Where is it?]`
          : `[What is in the {place}?
          |Which thing is in the {place}?|What can I find in the {place}?]`,
        { thing: things[at], place: places[at] },
      )
      return task(
        random,
        '{told} {ask}',
        { told: lines.join(' '), ask },
        `The ${things[at]} is in the ${places[at]}.`,
      )
    },
  },
  {
    name: 'fill the gap',
    weight: 2,
    make: (random) => {
      const line = shortSentence(random)
      const words = line.split(' ')
      const at = random.int(1, words.length - 1)
      return task(
        random,
        `[Which word is missing in the second sentence?|Find the missing word.
          |Fill the gap.]\n{line}.\n{gap}.`,
        { line, gap: words.with(at, '___').join(' ') },
        words[at],
      )
    },
  },
  {
    name: 'use a word',
    weight: 2,
    make: (random) => {
      const word = random.pick(OBJECTS)
      const adjective = random.pick(ADJECTIVES)
      const answer = sentence(
        random,
        `[{name} has {a:adjective} {word}.|The {adjective} {word} is in the {place}.
          |I saw {a:adjective} {word} in the {place}.|My friend {name} bought {a:word}.]`,
        { word, adjective, name: firstName(random), place: random.pick(PLACES) },
      )
      return task(
        random,
        `[Write a sentence with the word {word}.|Make a sentence with {word}.
          |Use {word} in a sentence.]`,
        { word },
        answer,
      )
    },
  },
  {
    name: 'negate',
    make: (random) => {
      const slots = { a: random.pick(OBJECTS), adjective: random.pick(ADJECTIVES) }
      return random.chance(0.5)
        ? task(
            random,
            `[Say the opposite|Add "not"|Make it negative]: The {a} is {adjective}.`,
            slots,
            `The ${slots.a} is not ${slots.adjective}.`,
          )
        : task(
            random,
            `[Make a question|Turn this into a question|Ask this as a question]: The {a} is {adjective}.`,
            slots,
            `Is the ${slots.a} ${slots.adjective}?`,
          )
    },
  },
  {
    name: 'past tense',
    closed: true,
    make: (random) => {
      const [base, past] = random.pick([
        ['go', 'went'],
        ['see', 'saw'],
        ['buy', 'bought'],
        ['sell', 'sold'],
        ['find', 'found'],
        ['lose', 'lost'],
        ['pay', 'paid'],
        ['give', 'gave'],
        ['take', 'took'],
        ['walk', 'walked'],
        ['open', 'opened'],
        ['close', 'closed'],
        ['write', 'wrote'],
        ['read', 'read'],
        ['eat', 'ate'],
        ['drink', 'drank'],
        ['sign', 'signed'],
        ['lodge', 'lodged'],
        ['register', 'registered'],
        ['withdraw', 'withdrew'],
        ['transfer', 'transferred'],
        ['apply', 'applied'],
        ['refund', 'refunded'],
        ['charge', 'charged'],
        ['send', 'sent'],
        ['bring', 'brought'],
      ])
      return task(
        random,
        `[What is the past of "{base}"?|Put "{base}" into the past.|Say "{base}" in the past.]`,
        { base },
        past,
      )
    },
  },
  {
    name: 'table field',
    weight: 2,
    make: (random) => {
      const record: Record<string, string> = {
        name: fullName(random),
        town: townName(random),
        age: String(random.int(5, 99)),
        job: random.pick(JOBS),
        phone: phone(random),
        fee: fee(random),
        date: date(random),
      }
      const keys = random.sample(Object.keys(record), random.int(3, 6))
      const text = random.chance(0.5)
        ? `{${keys.map((key) => `"${key}": "${record[key]}"`).join(', ')}}`
        : keys.map((key) => `${key}: ${record[key]}`).join(random.pick(['\n', ', ']))
      const key = random.pick(keys)
      return task(
        random,
        `[What is the {key} in this record?|Give me the field {key}.
          |Read the {key} from this record.|Which {key} is written here?] {text}`,
        { key, text },
        record[key],
      )
    },
  },
  {
    name: 'short summary',
    weight: 2,
    make: (random) => {
      const slots = {
        name: fullName(random),
        town: townName(random),
        object: random.pick(OBJECTS),
        price: price(random),
        day: random.pick(WEEKDAYS),
        adjective: random.pick(ADJECTIVES),
        feeling: random.pick(ADJECTIVES),
      }
      const text = sentence(
        random,
        'on {day} {name} went to {town}. The weather was nice and the road was long. In a small shop there ' +
          '{he:name} saw {a:adjective} {object}. {he:name} bought the {object} for {price}.',
        slots,
      )
        .replace('. she', '. She')
        .replace('. he', '. He')
      return task(
        random,
        `[Make this shorter|Say it in one sentence|Sum up the text|Give me a summary]: {text}`,
        { text },
        sentence(random, '{name} bought {a:object} in {town} for {price}.', slots),
      )
    },
  },
  {
    name: 'true or false',
    weight: 2,
    make: (random) => {
      const slots = {
        name: firstName(random),
        colour: random.pick(COLOURS),
        object: random.pick(OBJECTS),
        other: random.pick(COLOURS),
      }
      const value = random.chance(0.5) ? slots.colour : slots.other
      return task(
        random,
        `{name} has {a:colour} {object}. [True or false: the {object} of {name} is {value}.
          |Is this true? The {object} of {name} is {value}.]`,
        { ...slots, value },
        value === slots.colour ? 'True' : 'False',
      )
    },
  },
]
