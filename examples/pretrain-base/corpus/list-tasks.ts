import { chat } from './document.ts'
import { numberWord } from './quantities.ts'
import { andList, CATEGORIES, items, plainWord, shortSentence, task, type Task } from './task.ts'
import { fill } from './template.ts'
import { PLAIN_WORDS } from './words.ts'

/** Exercises on lists and words: order, join, sort into kinds, replace, spell. */
export const LIST_TASKS: readonly Task[] = [
  {
    name: 'sort numbers',
    make: (random) => {
      const list = [...new Set(Array.from({ length: random.int(3, 4) }, () => random.int(1, 99)))]
      return task(
        random,
        `[Sort these numbers|Put these numbers in order|Order from small to large]: {text}`,
        { text: list.join(', ') },
        list.toSorted((a, b) => a - b).join(', '),
      )
    },
  },
  {
    name: 'reverse list',
    make: (random) => {
      const list = items(random, 2, 4)
      return task(
        random,
        `[Turn this list around|Write the list backwards|Reverse the order]: {text}`,
        { text: list.join(', ') },
        list.toReversed().join(', '),
      )
    },
  },
  {
    name: 'join list',
    make: (random) => {
      const list = items(random, 2, 5)
      return task(
        random,
        `[Make one sentence from these words|Join with commas and "and"
          |Write this list as a sentence]: {text}`,
        { text: list.join(random.pick(['\n', ' / ', '; '])) },
        `The list has ${andList(list)}.`,
      )
    },
  },
  {
    name: 'bullet list',
    make: (random) => {
      const list = items(random, 2, 5)
      const numbered = random.chance(0.5)
      return task(
        random,
        `[Make a ${numbered ? 'numbered' : 'bullet'} list
          |Write as a ${numbered ? 'numbered' : 'bullet'} list]: {text}`,
        { text: andList(list) },
        list.map((item, at) => (numbered ? `${at + 1}. ${item}` : `- ${item}`)).join('\n'),
      )
    },
  },
  {
    name: 'category',
    weight: 2,
    make: (random) => {
      const names = Object.keys(CATEGORIES)
      const kind = random.pick(names)
      const item = random.pick(CATEGORIES[kind])
      const other = random.pick(names.filter((name) => name !== kind && !CATEGORIES[name].includes(item)))
      const [x, y] = random.shuffle([kind, other])
      return task(
        random,
        `[Is "{item}" {a:x} or {a:y}?|What is "{item}": {a:x} or {a:y}?
          |Which word fits "{item}", {x} or {y}?]`,
        { item, x, y },
        fill(random, '{a:kind}', { kind }),
      )
    },
  },
  {
    name: 'name some',
    weight: 2,
    make: (random) => {
      const kind = random.pick(Object.keys(CATEGORIES).filter((name) => name !== 'month' && name !== 'day'))
      const amount = random.int(1, 4)
      const noun = amount === 1 ? kind : kind === 'fruit' ? 'fruits' : `${kind}s`
      return task(
        random,
        `[Name {n} {noun}.|Give me {n} {noun}.|Tell me {n} {noun}.|Can you name {n} {noun}?]`,
        { n: numberWord(amount), noun },
        andList(random.sample(CATEGORIES[kind], amount)),
      )
    },
  },
  {
    name: 'odd one out',
    make: (random) => {
      const [kind, other] = random.sample(
        Object.keys(CATEGORIES).filter((name) => !['food', 'fruit', 'vegetable', 'drink'].includes(name)),
        2,
      )
      const odd = random.pick(CATEGORIES[other])
      const list = random.shuffle([...random.sample(CATEGORIES[kind], 3), odd])
      return task(
        random,
        `[Which one does not fit?|Which word is different?
          |Find the word that does not belong.] {text}`,
        { text: list.join(', ') },
        odd,
      )
    },
  },
  {
    name: 'replace word',
    weight: 2,
    make: (random) => {
      const line = shortSentence(random)
      const words = line.split(' ')
      const at = random.int(1, words.length - 1)
      const word = plainWord(random)
      if (words.indexOf(words[at]) !== at || words.lastIndexOf(words[at]) !== at)
        return chat(`Copy this: ${line}`, line)
      return task(
        random,
        `[Replace "{old}" with "{word}"|Change "{old}" to "{word}"
          |Write "{word}" in place of "{old}"]: {line}`,
        { old: words[at], word, line },
        words.with(at, word).join(' '),
      )
    },
  },
  {
    name: 'spell',
    closed: true,
    make: (random) => {
      const word = random.pick(PLAIN_WORDS)
      return task(
        random,
        `[Spell the word {word}.|How do you spell {word}?|Spell {word}, please.]`,
        { word },
        word.split('').join('-'),
      )
    },
  },
  {
    name: 'first letter',
    closed: true,
    make: (random) => {
      const word = plainWord(random)
      return task(
        random,
        `[What is the first letter of {word}?|With which letter does {word} start?
          |Which letter begins {word}?]`,
        { word },
        word[0],
      )
    },
  },
]
