import { chat, type Document, type Family } from './document.ts'
import { firstName, fullName, madeWord, surname, townName } from './names.ts'
import { clockTime, date, email, fee, numberWord, phone, price, reference } from './quantities.ts'
import { LAND_SERVICES, PAPERS } from './office-words.ts'
import type { Random } from './random.ts'
import { fill, sentence } from './template.ts'
import {
  ADJECTIVES, ANIMALS, COLOURS, DRINKS, FOODS, FRUITS, HOBBIES, JOBS, MATERIALS, MONTHS, OBJECTS, PLACES, PLAIN_WORDS, SPORTS,
  VEGETABLES, VEHICLES, VERBS_PAST, WEEKDAYS,
} from './words.ts'

type Make = (random: Random) => Document

const POLITE = '[||||Please: |Can you help me? |Task: |A small task. ]'

/** A chat of one request and its answer; the request is a template over `slots`. */
const task = (random: Random, request: string, slots: Readonly<Record<string, string>>, answer: string): Document =>
  chat(fill(random, POLITE) + sentence(random, request, slots), answer)

const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  animal: ANIMALS, fruit: FRUITS, vegetable: VEGETABLES, colour: COLOURS, job: JOBS, sport: SPORTS, drink: DRINKS, month: MONTHS,
  day: WEEKDAYS, material: MATERIALS, vehicle: VEHICLES, place: PLACES, food: FOODS,
}
const ALL_LISTS = [...Object.values(CATEGORIES), PLAIN_WORDS, PLAIN_WORDS, OBJECTS, OBJECTS, ADJECTIVES, HOBBIES, PAPERS]

const items = (random: Random, low: number, high: number): string[] => random.sample(random.pick(ALL_LISTS), random.int(low, high))
const plainWord = (random: Random): string => (random.chance(0.4) ? madeWord(random).toLowerCase() : random.pick(PLAIN_WORDS))
const ordinal = (place: number): string => ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][place]
const andList = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`

/** A short sentence of plain words, for exercises on words. */
function shortSentence(random: Random): string {
  return sentence(random, '[{name} {verb} [the|a] {adjective} {object}|the {adjective} {animal} {verb} [the|a] {object}|{name} and {other} {verb} the {object}|the {job} {verb} {a:object} near the {place}|{name} saw {a:adjective} {animal} at the {place}]', {
    name: firstName(random), other: firstName(random), verb: random.pick(VERBS_PAST), adjective: random.pick(ADJECTIVES),
    object: random.pick(OBJECTS), animal: random.pick(ANIMALS), job: random.pick(JOBS), place: random.pick(PLACES),
  })
}

const TASKS: readonly { readonly name: string; readonly weight?: number; readonly make: Make }[] = [
  {
    name: 'repeat', weight: 2,
    make: (random) => {
      const text = random.pick([shortSentence, madeWord, fullName, reference, email, () => items(random, 3, 6).join(' ')])(random)
      return task(random, '[Repeat this|Say this|Copy this|Write this again|Repeat after me|Copy the following|Please repeat]: {text}', { text }, text)
    },
  },
  {
    name: 'upper case', weight: 1,
    make: (random) => {
      const text = random.chance(0.5) ? plainWord(random) : items(random, 1, 3).join(' ')
      return random.chance(0.7)
        ? task(random, '[Write this in capital letters|Make this upper case|Change to capital letters|Upper case]: {text}', { text }, text.toUpperCase())
        : task(random, '[Write this in small letters|Make this lower case|Change to small letters|Lower case]: {upper:text}', { text }, text.toLowerCase())
    },
  },
  {
    name: 'word by place', weight: 2,
    make: (random) => {
      const text = shortSentence(random)
      const words = text.split(' ')
      const place = random.int(0, 4)
      if (place > 2) {
        return task(random, '[What is the last word of this sentence?|Give me the last word.|Which word comes last?|Tell me the last word of the sentence.] {text}', { text }, words[words.length - 1])
      }
      return task(random, '[What is the {place} word of this sentence?|Give me the {place} word.|Which word comes {place}?|Tell me the {place} word of the sentence.] {text}', { text, place: ordinal(place) }, words[place])
    },
  },
  {
    name: 'item by place', weight: 2,
    make: (random) => {
      const list = items(random, 3, 6)
      const place = random.int(0, Math.min(list.length - 1, 4))
      const text = list.join(', ')
      const last = random.chance(0.25)
      return task(random, '[What is the {place} item in this list?|Which item is {place}?|Name the {place} item.|Give me the {place} thing of the list.] {text}', { text, place: last ? 'last' : ordinal(place) }, last ? list[list.length - 1] : list[place])
    },
  },
  {
    name: 'count items', weight: 2,
    make: (random) => {
      const list = items(random, 2, 7)
      return task(random, '[How many items are in this list?|Count the items.|How many things are there?|Count these things.] {text}', { text: list.join(', ') }, fill(random, '[{n}|{n}|There are {n} items.]', { n: String(list.length) }))
    },
  },
  {
    name: 'count words',
    make: (random) => {
      const list = items(random, 2, 6).map((item) => item.split(' ')[0])
      return task(random, '[How many words are here?|Count the words.|How many words does this have?] {text}', { text: list.join(' ') }, String(list.length))
    },
  },
  {
    name: 'membership', weight: 2,
    make: (random) => {
      const source = random.pick(ALL_LISTS)
      const list = random.sample(source, random.int(4, 7))
      const item = list.pop() ?? ''
      const inside = random.chance(0.5)
      if (inside) list[random.int(0, list.length - 1)] = item
      return task(random, '[Is "{item}" in this list?|Does the list have "{item}"?|Can you find "{item}" here?] {text}', { item, text: list.join(', ') }, inside ? `Yes, "${item}" is in the list.` : `No, "${item}" is not in the list.`)
    },
  },
  {
    name: 'larger number', weight: 2,
    make: (random) => {
      const top = random.pick([20, 100, 1000, 10000])
      const a = random.int(0, top)
      const b = a + random.int(1, top)
      const [x, y] = random.shuffle([a, b])
      return random.chance(0.6)
        ? task(random, '[Which number is larger, {x} or {y}?|Which is bigger: {x} or {y}?|What is the larger number, {x} or {y}?|Tell me the bigger number: {x}, {y}.]', { x: String(x), y: String(y) }, String(b))
        : task(random, '[Which number is smaller, {x} or {y}?|Which is smaller: {x} or {y}?|What is the smaller number, {x} or {y}?]', { x: String(x), y: String(y) }, String(a))
    },
  },
  {
    name: 'compare people', weight: 2,
    make: (random) => {
      const [one, other] = [firstName(random), firstName(random)]
      const low = random.int(3, 80)
      const high = low + random.int(1, 19)
      const [first, second] = random.chance(0.5) ? [low, high] : [high, low]
      const form = random.pick([
        { facts: '{one} is {first} years old. {other} is {second} years old.', more: '[Who is older?|Which of them is older?]', less: '[Who is younger?|Which of them is younger?]', big: 'is older', small: 'is younger' },
        { facts: '{one} has {first} books. {other} has {second} books.', more: '[Who has more books?|Which of them has more books?]', less: '[Who has fewer books?|Which of them has fewer books?]', big: 'has more books', small: 'has fewer books' },
        { facts: '{one} paid ${first}. {other} paid ${second}.', more: '[Who paid more?|Which of them paid more?]', less: '[Who paid less?|Which of them paid less?]', big: 'paid more', small: 'paid less' },
        { facts: '{one} ran {first} miles. {other} ran {second} miles.', more: '[Who ran farther?|Which of them ran more miles?]', less: '[Who ran fewer miles?|Which of them ran less?]', big: 'ran farther', small: 'ran less' },
      ])
      const more = random.chance(0.5)
      const winner = (first > second) === more ? one : other
      return task(random, `${form.facts} ${more ? form.more : form.less}`, { one, other, first: String(first), second: String(second) }, `${winner} ${more ? form.big : form.small}.`)
    },
  },
  {
    name: 'find email', weight: 2,
    make: (random) => {
      const address = email(random)
      const text = sentence(random, '[You can write to {name} at {address} any time.|My name is {name}, my email is {address} and my phone is {phone}.|Contact: {name}, {phone}, {address}|Please send the form to {address} before {date}.|{name} lives in {town}. Write to {address}.]', { name: fullName(random), address, phone: phone(random), date: date(random), town: townName(random) })
      return task(random, '[Find the email address in this text|Extract the email|What is the email address|Give me only the email address]: {text}', { text }, address)
    },
  },
  {
    name: 'find detail', weight: 3,
    make: (random) => {
      const parts: Record<string, string> = { name: fullName(random), phone: phone(random), date: date(random), price: price(random), town: townName(random), time: clockTime(random), code: reference(random) }
      const text = sentence(random, '[{name} from {town} called on {date} at {time}, phone {phone}, and paid {price} for order {code}.|Order {code}: {name}, {town}, {phone}, {price}, {date}, {time}.|On {date} at {time} {name} paid {price} in {town}. The receipt has number {code}. The phone number is {phone}.|Dear Sir, my name is {name}. I live in {town}. I paid {price} on {date} at {time}. My number is {phone} and the code is {code}.]', parts)
      const wanted = random.pick(['name', 'phone', 'date', 'price', 'town', 'time', 'code'] as const)
      const noun = { name: 'name', phone: 'phone number', date: 'date', price: '[price|amount]', town: 'town', time: 'time', code: '[code|number of the order or receipt]' }[wanted]
      return task(random, `[Find the ${noun} in this text|Extract the ${noun}|Give me only the ${noun}|What is the ${noun} in this text]: {text}`, { text }, parts[wanted])
    },
  },
  {
    name: 'look up', weight: 5,
    make: (random) => {
      const kind = random.pick([
        { keys: () => firstName(random), values: () => String(random.int(2, 99)), ask: '[What is the number of {key}?|Which number has {key}?|What number belongs to {key}?]', reply: 'The number of {key} is {value}.' },
        { keys: () => firstName(random), values: () => townName(random), ask: '[Where does {key} live?|What is the town of {key}?|Which town belongs to {key}?]', reply: '{key} lives in {value}.' },
        { keys: () => random.pick(OBJECTS), values: () => price(random), ask: '[How much is the {key}?|What does the {key} cost?|What is the price of the {key}?|Tell me the price of the {key}.]', reply: 'The {key} costs {value}.' },
        { keys: () => random.pick(LAND_SERVICES), values: () => fee(random), ask: '[How much is {key}?|What does {key} cost?|What is the fee for {key}?|What do I pay for {key}?|I need {key}. What will it cost?]', reply: 'The fee for {key} is {value}.' },
        { keys: () => random.pick(FOODS), values: () => price(random), ask: '[How much is the {key}?|What does the {key} cost?|What is the price of the {key}?]', reply: 'The {key} costs {value}.' },
        { keys: () => surname(random), values: () => phone(random), ask: '[What is the phone number of {key}?|How can I call {key}?|Which phone number has {key}?]', reply: 'The phone number of {key} is {value}.' },
        { keys: () => random.pick(PLACES), values: () => clockTime(random), ask: '[When does the {key} open?|At what time does the {key} open?|What is the opening time of the {key}?]', reply: 'The {key} opens at {value}.' },
        { keys: () => madeWord(random), values: () => madeWord(random), ask: '[What belongs to {key}?|What is the value of {key}?|What stands next to {key}?|Look up {key}.]', reply: '{value}' },
        { keys: () => random.pick(COLOURS), values: () => random.pick(OBJECTS), ask: '[Which thing is {key}?|What is {key}?|Name the thing that is {key}.]', reply: 'The {value} is {key}.' },
      ])
      const keys = [...new Set(Array.from({ length: random.int(2, 7) }, kind.keys))]
      const values = keys.map(kind.values)
      const [between, after] = random.pick([[': ', '\n'], [' - ', '\n'], [': ', ', '], [' = ', '; '], [': ', '. '], [', ', '\n'], [' is ', ', ']])
      const table = keys.map((key, index) => `${key}${between}${values[index]}`).join(after)
      const asked = random.sample(keys, random.chance(0.6) ? 1 : Math.min(2, keys.length))
      const turns = asked.flatMap((key, index) => {
        const slots = { key, value: values[keys.indexOf(key)] }
        const ask = sentence(random, kind.ask, slots)
        const layout = index > 0 ? '{ask}' : '[{table}\n\n{ask}|{ask}\n\n{table}|List:\n{table}\nQuestion: {ask}|Look at this list.\n{table}\n{ask}]'
        return [fill(random, layout, { table, ask }), sentence(random, kind.reply, slots)]
      })
      return chat(...turns)
    },
  },
  {
    name: 'reverse look up', weight: 2,
    make: (random) => {
      const people = [...new Set(Array.from({ length: random.int(3, 5) }, () => firstName(random)))]
      const things = random.sample(random.pick([OBJECTS, FOODS, HOBBIES, JOBS, ANIMALS]), people.length)
      const index = random.int(0, people.length - 1)
      const table = people.map((name, at) => `${name}: ${things[at]}`).join(random.pick(['\n', ', ', '; ']))
      return task(random, '{table}\n\n[Which name has "{thing}"?|Whose entry is "{thing}"?|Next to which name stands "{thing}"?|Find the name for "{thing}".]', { table, thing: things[index] }, people[index])
    },
  },
  {
    name: 'sort numbers',
    make: (random) => {
      const list = [...new Set(Array.from({ length: random.int(3, 4) }, () => random.int(1, 99)))]
      return task(random, '[Sort these numbers|Put these numbers in order|Order from small to large]: {text}', { text: list.join(', ') }, list.toSorted((a, b) => a - b).join(', '))
    },
  },
  {
    name: 'reverse list',
    make: (random) => {
      const list = items(random, 2, 4)
      return task(random, '[Turn this list around|Write the list backwards|Reverse the order]: {text}', { text: list.join(', ') }, list.toReversed().join(', '))
    },
  },
  {
    name: 'join list',
    make: (random) => {
      const list = items(random, 2, 5)
      return task(random, '[Make one sentence from these words|Join with commas and "and"|Write this list as a sentence]: {text}', { text: list.join(random.pick(['\n', ' / ', '; '])) }, `The list has ${andList(list)}.`)
    },
  },
  {
    name: 'bullet list',
    make: (random) => {
      const list = items(random, 2, 5)
      const numbered = random.chance(0.5)
      return task(random, `[Make a ${numbered ? 'numbered' : 'bullet'} list|Write as a ${numbered ? 'numbered' : 'bullet'} list]: {text}`, { text: andList(list) }, list.map((item, at) => (numbered ? `${at + 1}. ${item}` : `- ${item}`)).join('\n'))
    },
  },
  {
    name: 'category', weight: 2,
    make: (random) => {
      const names = Object.keys(CATEGORIES)
      const kind = random.pick(names)
      const item = random.pick(CATEGORIES[kind])
      const other = random.pick(names.filter((name) => name !== kind && !CATEGORIES[name].includes(item)))
      const [x, y] = random.shuffle([kind, other])
      return task(random, '[Is "{item}" {a:x} or {a:y}?|What is "{item}": {a:x} or {a:y}?|Which word fits "{item}", {x} or {y}?]', { item, x, y }, fill(random, '{a:kind}', { kind }))
    },
  },
  {
    name: 'name some', weight: 2,
    make: (random) => {
      const kind = random.pick(Object.keys(CATEGORIES).filter((name) => name !== 'month' && name !== 'day'))
      const amount = random.int(1, 4)
      const noun = amount === 1 ? kind : kind === 'fruit' ? 'fruits' : `${kind}s`
      return task(random, '[Name {n} {noun}.|Give me {n} {noun}.|Tell me {n} {noun}.|Can you name {n} {noun}?]', { n: numberWord(amount), noun }, andList(random.sample(CATEGORIES[kind], amount)))
    },
  },
  {
    name: 'odd one out',
    make: (random) => {
      const [kind, other] = random.sample(Object.keys(CATEGORIES).filter((name) => !['food', 'fruit', 'vegetable', 'drink'].includes(name)), 2)
      const odd = random.pick(CATEGORIES[other])
      const list = random.shuffle([...random.sample(CATEGORIES[kind], 3), odd])
      return task(random, '[Which one does not fit?|Which word is different?|Find the word that does not belong.] {text}', { text: list.join(', ') }, odd)
    },
  },
  {
    name: 'replace word', weight: 2,
    make: (random) => {
      const line = shortSentence(random)
      const words = line.split(' ')
      const at = random.int(1, words.length - 1)
      const word = plainWord(random)
      if (words.indexOf(words[at]) !== at || words.lastIndexOf(words[at]) !== at) return chat(`Copy this: ${line}`, line)
      return task(random, '[Replace "{old}" with "{word}"|Change "{old}" to "{word}"|Write "{word}" in place of "{old}"]: {line}', { old: words[at], word, line }, words.with(at, word).join(' '))
    },
  },
  {
    name: 'spell',
    make: (random) => {
      const word = random.pick(PLAIN_WORDS)
      return task(random, '[Spell the word {word}.|How do you spell {word}?|Spell {word}, please.]', { word }, word.split('').join('-'))
    },
  },
  {
    name: 'first letter',
    make: (random) => {
      const word = plainWord(random)
      return task(random, '[What is the first letter of {word}?|With which letter does {word} start?|Which letter begins {word}?]', { word }, word[0])
    },
  },
  {
    name: 'arithmetic', weight: 3,
    make: (random) => {
      const a = random.int(0, random.pick([10, 20, 50]))
      const b = random.int(0, 10)
      if (random.chance(0.5)) {
        return task(random, '[What is {a} plus {b}?|How much is {a} + {b}?|Add {a} and {b}.|{a} + {b} = ?|What do {a} and {b} make together?]', { a: String(a), b: String(b) }, String(a + b))
      }
      return task(random, '[What is {a} minus {b}?|How much is {a} - {b}?|Take {b} from {a}.|{a} - {b} = ?]', { a: String(a + b), b: String(b) }, String(a))
    },
  },
  {
    name: 'sum of things',
    make: (random) => {
      const [a, b] = [random.int(1, 12), random.int(1, 9)]
      const slots = { name: firstName(random), a: String(a), b: String(b), things: random.pick(FRUITS) }
      return random.chance(0.5)
        ? task(random, '{name} has {a} {things} and gets {b} more. How many {things} does {name} have now?', slots, fill(random, '{name} has {sum} {things}.', { ...slots, sum: String(a + b) }))
        : task(random, '{name} had {a} {things} and ate {b}. How many {things} are left?', { ...slots, a: String(a + b) }, fill(random, '{name} has {a} {things} left.', slots))
    },
  },
  {
    name: 'number words',
    make: (random) => {
      const value = random.int(0, 99)
      return random.chance(0.5)
        ? task(random, '[Write {word} in digits.|Which number is {word}?|Write the number {word} with digits.]', { word: numberWord(value) }, String(value))
        : task(random, '[Write {value} in words.|How do you write {value} as a word?|Say {value} in words.]', { value: String(value) }, numberWord(value))
    },
  },
  {
    name: 'next in row',
    make: (random) => {
      const source = random.pick([WEEKDAYS, MONTHS])
      const at = random.int(0, source.length - 1)
      const kind = source === WEEKDAYS ? 'day' : 'month'
      return random.chance(0.6)
        ? task(random, '[Which {kind} comes after {item}?|What {kind} follows {item}?|What is the {kind} after {item}?|Name the {kind} after {item}.]', { kind, item: source[at] }, `${source[(at + 1) % source.length]} comes after ${source[at]}.`)
        : task(random, '[Which {kind} comes before {item}?|What {kind} is before {item}?|Name the {kind} before {item}.]', { kind, item: source[at] }, `${source[(at + source.length - 1) % source.length]} comes before ${source[at]}.`)
    },
  },
  {
    name: 'who did what', weight: 4,
    make: (random) => {
      const [giver, taker] = [firstName(random), firstName(random)]
      const slots = { giver, taker, thing: random.pick(OBJECTS), place: random.pick(PLACES), day: random.pick(WEEKDAYS), verb: random.pick(['gave', 'sent', 'brought', 'sold', 'lent', 'showed']) }
      const told = sentence(random, '[{giver} {verb} {a:thing} to {taker}.|{giver} {verb} {taker} {a:thing}.|On {day} {giver} {verb} {a:thing} to {taker}.|At the {place} {giver} {verb} {taker} {a:thing}.]', slots)
      const [ask, reply] = random.pick([
        ['[Who {verb} the {thing}?|Who {verb} something to {taker}?|From whom did {taker} get the {thing}?]', '{giver} {verb} the {thing}.'],
        ['[To whom was the {thing} given?|Who got the {thing}?|Who has the {thing} now?]', '{taker} got the {thing}.'],
        ['[What did {taker} get?|What did {giver} have before?|Which thing came to {taker}?]', '{taker} got {a:thing}.'],
      ])
      return task(random, '[{told} {ask}|{ask} {told}|{told}\n{ask}]', { told, ask: sentence(random, ask, slots) }, sentence(random, reply, slots))
    },
  },
  {
    name: 'who comes first', weight: 2,
    make: (random) => {
      const names = [...new Set(Array.from({ length: 3 }, () => firstName(random)))]
      if (names.length < 3) return chat('Hello!', 'Hello! How can I help you?')
      const [a, b, c] = names
      const told = `${a} came before ${b}. ${c} came after ${b}.`
      const [ask, answer] = random.pick([['Who came first?', a], ['Who came second?', b], ['Who came last?', c], [`Who came after ${a}?`, b], [`Who came before ${c}?`, b]] as const)
      return task(random, '{told} {ask}', { told, ask }, answer)
    },
  },
  {
    name: 'where is it', weight: 3,
    make: (random) => {
      const things = random.sample(OBJECTS, random.int(2, 4))
      const places = random.sample(PLACES, things.length)
      const lines = things.map((thing, at) => fill(random, '[The {thing} is in the {place}.|You find the {thing} in the {place}.|{name} put the {thing} in the {place}.]', { thing, place: places[at], name: firstName(random) }))
      const at = random.int(0, things.length - 1)
      const asksPlace = random.chance(0.7)
      const ask = fill(random, asksPlace ? '[Where is the {thing}?|Where can I find the {thing}?|In which place is the {thing}?|I look for the {thing}. Where is it?]' : '[What is in the {place}?|Which thing is in the {place}?|What can I find in the {place}?]', { thing: things[at], place: places[at] })
      return task(random, '{told} {ask}', { told: lines.join(' '), ask }, `The ${things[at]} is in the ${places[at]}.`)
    },
  },
  {
    name: 'fill the gap', weight: 2,
    make: (random) => {
      const line = shortSentence(random)
      const words = line.split(' ')
      const at = random.int(1, words.length - 1)
      return task(random, '[Which word is missing in the second sentence?|Find the missing word.|Fill the gap.]\n{line}.\n{gap}.', { line, gap: words.with(at, '___').join(' ') }, words[at])
    },
  },
  {
    name: 'use a word', weight: 2,
    make: (random) => {
      const word = random.pick(OBJECTS)
      const adjective = random.pick(ADJECTIVES)
      const answer = sentence(random, '[{name} has {a:adjective} {word}.|The {adjective} {word} is in the {place}.|I saw {a:adjective} {word} in the {place}.|My friend {name} bought {a:word}.]', { word, adjective, name: firstName(random), place: random.pick(PLACES) })
      return task(random, '[Write a sentence with the word {word}.|Make a sentence with {word}.|Use {word} in a sentence.]', { word }, answer)
    },
  },
  {
    name: 'negate',
    make: (random) => {
      const slots = { a: random.pick(OBJECTS), adjective: random.pick(ADJECTIVES) }
      return random.chance(0.5)
        ? task(random, '[Say the opposite|Add "not"|Make it negative]: The {a} is {adjective}.', slots, `The ${slots.a} is not ${slots.adjective}.`)
        : task(random, '[Make a question|Turn this into a question|Ask this as a question]: The {a} is {adjective}.', slots, `Is the ${slots.a} ${slots.adjective}?`)
    },
  },
  {
    name: 'past tense',
    make: (random) => {
      const [base, past] = random.pick([['go', 'went'], ['see', 'saw'], ['buy', 'bought'], ['sell', 'sold'], ['find', 'found'], ['lose', 'lost'], ['pay', 'paid'], ['give', 'gave'], ['take', 'took'], ['walk', 'walked'], ['open', 'opened'], ['close', 'closed'], ['write', 'wrote'], ['read', 'read'], ['eat', 'ate'], ['drink', 'drank'], ['sign', 'signed'], ['lodge', 'lodged'], ['register', 'registered'], ['withdraw', 'withdrew'], ['transfer', 'transferred'], ['apply', 'applied'], ['refund', 'refunded'], ['charge', 'charged'], ['send', 'sent'], ['bring', 'brought']])
      return task(random, '[What is the past of "{base}"?|Put "{base}" into the past.|Say "{base}" in the past.]', { base }, past)
    },
  },
  {
    name: 'table field', weight: 2,
    make: (random) => {
      const record: Record<string, string> = { name: fullName(random), town: townName(random), age: String(random.int(5, 99)), job: random.pick(JOBS), phone: phone(random), fee: fee(random), date: date(random) }
      const keys = random.sample(Object.keys(record), random.int(3, 6))
      const text = random.chance(0.5)
        ? `{${keys.map((key) => `"${key}": "${record[key]}"`).join(', ')}}`
        : keys.map((key) => `${key}: ${record[key]}`).join(random.pick(['\n', ', ']))
      const key = random.pick(keys)
      return task(random, '[What is the {key} in this record?|Give me the field {key}.|Read the {key} from this record.|Which {key} is written here?] {text}', { key, text }, record[key])
    },
  },
  {
    name: 'short summary', weight: 2,
    make: (random) => {
      const slots = { name: fullName(random), town: townName(random), object: random.pick(OBJECTS), price: price(random), day: random.pick(WEEKDAYS), adjective: random.pick(ADJECTIVES), feeling: random.pick(ADJECTIVES) }
      const text = sentence(random, 'on {day} {name} went to {town}. The weather was nice and the road was long. In a small shop there {he:name} saw {a:adjective} {object}. {he:name} bought the {object} for {price}.', slots)
        .replace('. she', '. She').replace('. he', '. He')
      return task(random, '[Make this shorter|Say it in one sentence|Sum up the text|Give me a summary]: {text}', { text }, sentence(random, '{name} bought {a:object} in {town} for {price}.', slots))
    },
  },
  {
    name: 'true or false', weight: 2,
    make: (random) => {
      const slots = { name: firstName(random), colour: random.pick(COLOURS), object: random.pick(OBJECTS), other: random.pick(COLOURS) }
      const value = random.chance(0.5) ? slots.colour : slots.other
      return task(random, '{name} has {a:colour} {object}. [True or false: the {object} of {name} is {value}.|Is this true? The {object} of {name} is {value}.]', { ...slots, value }, value === slots.colour ? 'True' : 'False')
    },
  },
]

/** Small tasks with words, numbers and lists, given as instructions. */
export const INSTRUCTIONS: readonly Family[] = TASKS.map(({ name, weight, make }) => ({ name, weight: weight ?? 1, make }))
