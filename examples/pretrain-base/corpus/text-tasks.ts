import { chat } from './document.ts'
import { firstName, fullName, madeWord, surname, townName } from './names.ts'
import { LAND_SERVICES } from './office-words.ts'
import { clockTime, date, email, fee, phone, price, reference } from './quantities.ts'
import { ALL_LISTS, items, ordinal, plainWord, shortSentence, task, type Task } from './task.ts'
import { fill, sentence } from './template.ts'
import { ANIMALS, COLOURS, FOODS, HOBBIES, JOBS, OBJECTS, PLACES } from './words.ts'

/** Exercises on a given text or list: repeat, find, count, compare, look up. */
export const TEXT_TASKS: readonly Task[] = [
  {
    name: 'repeat',
    weight: 2,
    make: (random) => {
      const text = random.pick([
        shortSentence,
        madeWord,
        fullName,
        reference,
        email,
        () => items(random, 3, 6).join(' '),
      ])(random)
      return task(
        random,
        `[Repeat this|Say this|Copy this|Write this again|Repeat after me|Copy the following
          |Please repeat]: {text}`,
        { text },
        text,
      )
    },
  },
  {
    name: 'upper case',
    weight: 1,
    make: (random) => {
      const text = random.chance(0.5) ? plainWord(random) : items(random, 1, 3).join(' ')
      return random.chance(0.7)
        ? task(
            random,
            `[Write this in capital letters|Make this upper case|Change to capital letters
            |Upper case]: {text}`,
            { text },
            text.toUpperCase(),
          )
        : task(
            random,
            `[Write this in small letters|Make this lower case|Change to small letters
            |Lower case]: {upper:text}`,
            { text },
            text.toLowerCase(),
          )
    },
  },
  {
    name: 'word by place',
    weight: 2,
    make: (random) => {
      const text = shortSentence(random)
      const words = text.split(' ')
      const place = random.int(0, 4)
      if (place > 2) {
        return task(
          random,
          `[What is the last word of this sentence?|Give me the last word.|Which word comes last?
            |Tell me the last word of the sentence.] {text}`,
          { text },
          words[words.length - 1],
        )
      }
      return task(
        random,
        `[What is the {place} word of this sentence?|Give me the {place} word.
          |Which word comes {place}?|Tell me the {place} word of the sentence.] {text}`,
        { text, place: ordinal(place) },
        words[place],
      )
    },
  },
  {
    name: 'item by place',
    weight: 2,
    make: (random) => {
      const list = items(random, 3, 6)
      const place = random.int(0, Math.min(list.length - 1, 4))
      const text = list.join(', ')
      const last = random.chance(0.25)
      return task(
        random,
        `[What is the {place} item in this list?|Which item is {place}?|Name the {place} item.
          |Give me the {place} thing of the list.] {text}`,
        { text, place: last ? 'last' : ordinal(place) },
        last ? list[list.length - 1] : list[place],
      )
    },
  },
  {
    name: 'count items',
    weight: 2,
    make: (random) => {
      const list = items(random, 2, 7)
      return task(
        random,
        `[How many items are in this list?|Count the items.|How many things are there?
          |Count these things.] {text}`,
        { text: list.join(', ') },
        fill(random, '[{n}|{n}|There are {n} items.]', { n: String(list.length) }),
      )
    },
  },
  {
    name: 'count words',
    make: (random) => {
      const list = items(random, 2, 6).map((item) => item.split(' ')[0])
      return task(
        random,
        `[How many words are here?|Count the words.|How many words does this have?] {text}`,
        { text: list.join(' ') },
        String(list.length),
      )
    },
  },
  {
    name: 'membership',
    weight: 2,
    make: (random) => {
      const source = random.pick(ALL_LISTS)
      const list = random.sample(source, random.int(4, 7))
      const item = list.pop() ?? ''
      const inside = random.chance(0.5)
      if (inside) list[random.int(0, list.length - 1)] = item
      return task(
        random,
        `[Is "{item}" in this list?|Does the list have "{item}"?
          |Can you find "{item}" here?] {text}`,
        { item, text: list.join(', ') },
        inside ? `Yes, "${item}" is in the list.` : `No, "${item}" is not in the list.`,
      )
    },
  },
  {
    name: 'larger number',
    weight: 2,
    make: (random) => {
      const top = random.pick([20, 100, 1000, 10000])
      const a = random.int(0, top)
      const b = a + random.int(1, top)
      const [x, y] = random.shuffle([a, b])
      return random.chance(0.6)
        ? task(
            random,
            `[Which number is larger, {x} or {y}?|Which is bigger: {x} or {y}?
            |What is the larger number, {x} or {y}?|Tell me the bigger number: {x}, {y}.]`,
            { x: String(x), y: String(y) },
            String(b),
          )
        : task(
            random,
            `[Which number is smaller, {x} or {y}?|Which is smaller: {x} or {y}?
            |What is the smaller number, {x} or {y}?]`,
            { x: String(x), y: String(y) },
            String(a),
          )
    },
  },
  {
    name: 'compare people',
    weight: 2,
    make: (random) => {
      const [one, other] = [firstName(random), firstName(random)]
      const low = random.int(3, 80)
      const high = low + random.int(1, 19)
      const [first, second] = random.chance(0.5) ? [low, high] : [high, low]
      const form = random.pick([
        {
          facts: '{one} is {first} years old. {other} is {second} years old.',
          more: '[Who is older?|Which of them is older?]',
          less: '[Who is younger?|Which of them is younger?]',
          big: 'is older',
          small: 'is younger',
        },
        {
          facts: '{one} has {first} books. {other} has {second} books.',
          more: '[Who has more books?|Which of them has more books?]',
          less: '[Who has fewer books?|Which of them has fewer books?]',
          big: 'has more books',
          small: 'has fewer books',
        },
        {
          facts: '{one} paid ${first}. {other} paid ${second}.',
          more: '[Who paid more?|Which of them paid more?]',
          less: '[Who paid less?|Which of them paid less?]',
          big: 'paid more',
          small: 'paid less',
        },
        {
          facts: '{one} ran {first} miles. {other} ran {second} miles.',
          more: '[Who ran farther?|Which of them ran more miles?]',
          less: '[Who ran fewer miles?|Which of them ran less?]',
          big: 'ran farther',
          small: 'ran less',
        },
      ])
      const more = random.chance(0.5)
      const winner = first > second === more ? one : other
      return task(
        random,
        `${form.facts} ${more ? form.more : form.less}`,
        { one, other, first: String(first), second: String(second) },
        `${winner} ${more ? form.big : form.small}.`,
      )
    },
  },
  {
    name: 'find email',
    weight: 2,
    make: (random) => {
      const address = email(random)
      const text = sentence(
        random,
        `[You can write to {name} at {address} any time.
          |My name is {name}, my email is {address} and my phone is {phone}.|Contact: {name}, {phone}, {address}
          |Please send the form to {address} before {date}.|{name} lives in {town}. Write to {address}.]`,
        { name: fullName(random), address, phone: phone(random), date: date(random), town: townName(random) },
      )
      return task(
        random,
        `[Find the email address in this text|Extract the email|What is the email address
          |Give me only the email address]: {text}`,
        { text },
        address,
      )
    },
  },
  {
    name: 'find detail',
    weight: 3,
    make: (random) => {
      const parts: Record<string, string> = {
        name: fullName(random),
        phone: phone(random),
        date: date(random),
        price: price(random),
        town: townName(random),
        time: clockTime(random),
        code: reference(random),
      }
      const text = sentence(
        random,
        `[{name} from {town} called on {date} at {time}, phone {phone}, and paid {price} for order {code}.
          |Order {code}: {name}, {town}, {phone}, {price}, {date}, {time}.
          |On {date} at {time} {name} paid {price} in {town}. The receipt has number {code}.${' '}
          The phone number is {phone}.
          |Dear Sir, my name is {name}. I live in {town}. I paid {price} on {date} at {time}.${' '}
          My number is {phone} and the code is {code}.]`,
        parts,
      )
      const wanted = random.pick(['name', 'phone', 'date', 'price', 'town', 'time', 'code'] as const)
      const noun = {
        name: 'name',
        phone: 'phone number',
        date: 'date',
        price: '[price|amount]',
        town: 'town',
        time: 'time',
        code: '[code|number of the order or receipt]',
      }[wanted]
      return task(
        random,
        `[Find the ${noun} in this text|Extract the ${noun}|Give me only the ${noun}
          |What is the ${noun} in this text]: {text}`,
        { text },
        parts[wanted],
      )
    },
  },
  {
    name: 'look up',
    weight: 5,
    make: (random) => {
      const kind = random.pick([
        {
          keys: () => firstName(random),
          values: () => String(random.int(2, 99)),
          ask: `[What is the number of {key}?|Which number has {key}?
              |What number belongs to {key}?]`,
          reply: 'The number of {key} is {value}.',
        },
        {
          keys: () => firstName(random),
          values: () => townName(random),
          ask: `[Where does {key} live?|What is the town of {key}?
              |Which town belongs to {key}?]`,
          reply: '{key} lives in {value}.',
        },
        {
          keys: () => random.pick(OBJECTS),
          values: () => price(random),
          ask: `[How much is the {key}?|What does the {key} cost?
              |What is the price of the {key}?|Tell me the price of the {key}.]`,
          reply: 'The {key} costs {value}.',
        },
        {
          keys: () => random.pick(LAND_SERVICES),
          values: () => fee(random),
          ask: `[How much is {key}?|What does {key} cost?|What is the fee for {key}?
              |What do I pay for {key}?|I need {key}. What will it cost?]`,
          reply: 'The fee for {key} is {value}.',
        },
        {
          keys: () => random.pick(FOODS),
          values: () => price(random),
          ask: `[How much is the {key}?|What does the {key} cost?
              |What is the price of the {key}?]`,
          reply: 'The {key} costs {value}.',
        },
        {
          keys: () => surname(random),
          values: () => phone(random),
          ask: `[What is the phone number of {key}?|How can I call {key}?
              |Which phone number has {key}?]`,
          reply: 'The phone number of {key} is {value}.',
        },
        {
          keys: () => random.pick(PLACES),
          values: () => clockTime(random),
          ask: `[When does the {key} open?|At what time does the {key} open?
              |What is the opening time of the {key}?]`,
          reply: 'The {key} opens at {value}.',
        },
        {
          keys: () => madeWord(random),
          values: () => madeWord(random),
          ask: `[What belongs to {key}?|What is the value of {key}?
              |What stands next to {key}?|Look up {key}.]`,
          reply: '{value}',
        },
        {
          keys: () => random.pick(COLOURS),
          values: () => random.pick(OBJECTS),
          ask: '[Which thing is {key}?|What is {key}?|Name the thing that is {key}.]',
          reply: 'The {value} is {key}.',
        },
      ])
      const keys = [...new Set(Array.from({ length: random.int(2, 7) }, kind.keys))]
      const values = keys.map(kind.values)
      const [between, after] = random.pick([
        [': ', '\n'],
        [' - ', '\n'],
        [': ', ', '],
        [' = ', '; '],
        [': ', '. '],
        [', ', '\n'],
        [' is ', ', '],
      ])
      const table = keys.map((key, index) => `${key}${between}${values[index]}`).join(after)
      const asked = random.sample(keys, random.chance(0.6) ? 1 : Math.min(2, keys.length))
      const turns = asked.flatMap((key, index) => {
        const slots = { key, value: values[keys.indexOf(key)] }
        const ask = sentence(random, kind.ask, slots)
        const layout =
          index > 0
            ? '{ask}'
            : `[{table}\n\n{ask}|{ask}\n\n{table}|List:\n{table}\nQuestion: {ask}
            |Look at this list.\n{table}\n{ask}]`
        return [fill(random, layout, { table, ask }), sentence(random, kind.reply, slots)]
      })
      return chat(...turns)
    },
  },
  {
    name: 'reverse look up',
    weight: 2,
    make: (random) => {
      const people = [...new Set(Array.from({ length: random.int(3, 5) }, () => firstName(random)))]
      const things = random.sample(random.pick([OBJECTS, FOODS, HOBBIES, JOBS, ANIMALS]), people.length)
      const index = random.int(0, people.length - 1)
      const table = people.map((name, at) => `${name}: ${things[at]}`).join(random.pick(['\n', ', ', '; ']))
      return task(
        random,
        `{table}\n\n[Which name has "{thing}"?|Whose entry is "{thing}"?
          |Next to which name stands "{thing}"?|Find the name for "{thing}".]`,
        { table, thing: things[index] },
        people[index],
      )
    },
  },
]
