import { chat, type Document, type Family, type Message, prose } from './document.ts'
import type { Random } from './random.ts'
import { compose, type Passage, type Question, type SceneTemplate } from './scene.ts'
import { fill, sentence } from './template.ts'

/** What an answer says when the passage does not hold it. */
export const NOT_IN_TEXT = 'The text does not say.'

/** Where passage and question stand in the user's message; `{how}` is the wish for a form of answer, often empty. */
const LAYOUTS: readonly string[] = [
  'Read this text: {text}\n\nQuestion: {question}{how}',
  'Read the text and answer the question.{how}\n\n{text}\n\n{question}',
  'Context: {text}\nQuestion: {question}{how}',
  'Context:\n{text}\n\n{question}{how}',
  '{text}\n\n{question}{how}',
  '{text}\n{question}{how}',
  '{text} {question}{how}',
  'Text: {text}\nQuestion: {question}{how}',
  'Here is a text. {text}\n\nNow tell me: {question}{how}',
  '{question}\n\nText: {text}{how}',
  '{question}{how}\n\n{text}',
  'Question: {question}\nText: {text}{how}',
  'Please answer from the text below.{how}\n{question}\n\n{text}',
  'Use the paragraph to answer.{how}\n\nParagraph: {text}\n\nQuestion: {question}',
  'I read this: "{text}" {question}{how}',
  'Passage: {text}\n\n{question}{how}',
  'Answer the question using the passage. {question}{how}\nPassage: {text}',
  'Note: {text}\n\n{question}{how}',
  '"{text}"\n\n{question}{how}',
  'Information:\n{text}\n\nTask: answer this question. {question}{how}',
]

const FULL = '[||||| Answer in one sentence.| Answer in a full sentence.| Please use a full sentence.]'
const SHORT = `[ Give only the answer.| Answer with a few words.| Answer briefly.| Short answer only.| Reply with the answer only.
| Use as few words as possible.| Just the answer, please.]`.replaceAll('\n', '')
const COPY = '[ Copy the sentence that tells it.| Answer by copying the sentence from the text.| Quote the sentence that says so.]'
const NEXT = '[{question}|{question}|{question}|And now: {question}|Next question: {question}|Another question: {question}|Thanks. {question}]'

interface Turn {
  readonly question: string
  readonly how: string
  readonly answer: string
}

/** A question in the wanted form of answer: a sentence, the bare span, or the quoted sentence. */
function turn(random: Random, question: Question): Turn {
  const form = random.int(0, 19)
  if (form < 12) return { question: question.ask, how: fill(random, FULL), answer: question.reply }
  if (form < 19) return { question: question.ask, how: fill(random, SHORT), answer: question.answer }
  return { question: question.ask, how: fill(random, COPY), answer: question.evidence }
}

function openTurn(random: Random, ask: string): Turn {
  return { question: ask, how: random.chance(0.5) ? '' : fill(random, SHORT), answer: NOT_IN_TEXT }
}

/** A chat about a passage with one question, or with up to four one after the other. */
export function readingChat(random: Random, passage: Passage): Document {
  const turns = random.sample(passage.questions, random.chance(0.6) ? 1 : Math.min(passage.questions.length, random.int(2, 4)))
    .map((question) => turn(random, question))
  if (passage.open.length > 0 && random.chance(0.17)) {
    const open = openTurn(random, random.pick(passage.open))
    if (turns.length === 1) turns[0] = open
    else turns[random.int(0, turns.length - 1)] = open
  }
  const messages: Message[] = []
  const inSystem = random.chance(0.06)
  if (inSystem) {
    const content = fill(random, '[Answer from this text: {text}|{text}|Use this text to answer questions.\n\n{text}]', passage as never)
    messages.push({ role: 'system', content })
  }
  for (const [index, { question, how, answer }] of turns.entries()) {
    const layout = index > 0 || inSystem ? `${index > 0 ? NEXT : '{question}'}{how}` : random.pick(LAYOUTS)
    const content = fill(random, layout, { text: passage.text, question, how }).trim()
    messages.push({ role: 'user', content }, { role: 'assistant', content: answer })
  }
  return { kind: 'chat', messages }
}

/** The passage as prose, now and then followed by questions with their answers. */
function readingProse(random: Random, passage: Passage): Document {
  if (random.chance(0.6)) return prose(passage.text)
  const asked = random.sample(passage.questions, Math.min(passage.questions.length, 3))
  const [q, a] = random.pick([['Question', 'Answer'], ['Q', 'A']])
  const lines = asked.map(({ ask, reply }) => `${q}: ${ask}\n${a}: ${reply}`)
  return prose(`${passage.text}\n\n${lines.join('\n')}`)
}

/** Exercises on wording: does another question mean the same, ask it otherwise, make the question for an answer. */
function wordingChat(random: Random, passage: Passage): Document {
  const [first, second] = passage.questions
  const slots = { one: first.ask, two: first.again, other: second?.ask ?? '', line: first.evidence, text: passage.text }
  const kind = random.int(0, 4)
  if (kind === 0 && second !== undefined && first.again !== first.ask) {
    const same = random.chance(0.5)
    const pair = { one: first.ask, two: same ? first.again : second.ask }
    return chat(
      fill(random, `[Do these two questions ask the same thing?|Do these questions mean the same?|Same question or not?]\\n1. {one}\\n2. {two}`
        .replaceAll('\\n', '\n'), pair),
      same ? 'Yes, they ask the same thing.' : 'No, they ask different things.',
    )
  }
  if (kind === 1) {
    return chat(
      fill(random, '[Ask this in other words|Say this question in another way|Rephrase the question|Put this question differently]: {one}', slots),
      first.again,
    )
  }
  if (kind === 2) {
    return chat(fill(random, '[Which question does this sentence answer?|Write a question for this sentence.|Make a question that this sentence answers.] {line}', slots), first.ask)
  }
  if (kind === 3) {
    return chat(
      fill(random, '[Which sentence of the text answers the question|Find the sentence that answers this question]? {one}\n\n{text}', slots).replace('question? ', 'question: '),
      first.evidence,
    )
  }
  return chat(sentence(random, '{line} {one}', slots), first.reply, second === undefined ? 'Thank you.' : `${second.evidence} ${second.ask}`, second?.reply ?? 'You are welcome.')
}

/** The passage with a paragraph about something else before or behind it. */
function among(random: Random, passage: Passage, scene: SceneTemplate): Passage {
  const parts = random.shuffle([passage.text, compose(random, scene).text])
  return { ...passage, text: parts.join(random.pick([' ', '\n', '\n\n'])) }
}

/** The family of documents made from one kind of scene; `others` share no question with it, and may stand beside it. */
export function sceneFamily(scene: SceneTemplate, others: readonly SceneTemplate[]): Family {
  return {
    name: scene.name,
    weight: scene.weight ?? 1,
    make: (random) => {
      const passage = random.chance(0.15) ? among(random, compose(random, scene), random.pick(others)) : compose(random, scene)
      const kind = random.int(0, 99)
      if (kind < 74) return readingChat(random, passage)
      if (kind < 86) return readingProse(random, passage)
      return wordingChat(random, passage)
    },
  }
}
