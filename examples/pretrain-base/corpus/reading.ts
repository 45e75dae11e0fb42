import { chat, type Document, type Family, type Message, prose } from './document.ts'
import type { Random } from './random.ts'
import { compose, type Passage, type Question, type SceneTemplate } from './scene.ts'
import { fill } from './template.ts'

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

/** Wishes for a whole sentence, mostly unsaid. */
export const FULL = '[||||| Answer in one sentence.| Answer in a full sentence.| Please use a full sentence.]'
/** Wishes for the bare answer. */
export const SHORT = `[ Give only the answer.| Answer with a few words.| Answer briefly.| Short answer only.
  | Reply with the answer only.| Use as few words as possible.| Just the answer, please.]`
const COPY =
  '[ Copy the sentence that tells it.| Answer by copying the sentence from the text.| Quote the sentence that says so.]'
/** How a later question of a chat begins. */
export const NEXT = `[{question}|{question}|{question}|And now: {question}|Next question: {question}
  |Another question: {question}|Thanks. {question}]`

const IN_SYSTEM = '[Answer from this text: {text}|{text}|Use this text to answer questions.\n\n{text}]'

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
  const turns = random
    .sample(passage.questions, random.chance(0.6) ? 1 : Math.min(passage.questions.length, random.int(2, 4)))
    .map((question) => turn(random, question))
  if (passage.open.length > 0 && random.chance(0.17)) {
    const open = openTurn(random, random.pick(passage.open))
    if (turns.length === 1) turns[0] = open
    else turns[random.int(0, turns.length - 1)] = open
  }
  const messages: Message[] = []
  const inSystem = random.chance(0.06)
  if (inSystem) {
    const content = fill(random, IN_SYSTEM, { text: passage.text })
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
  const [q, a] = random.pick([
    ['Question', 'Answer'],
    ['Q', 'A'],
  ])
  const lines = asked.map(({ ask, reply }) => `${q}: ${ask}\n${a}: ${reply}`)
  return prose(`${passage.text}\n\n${lines.join('\n')}`)
}

const SAME = `[Do these two questions ask the same thing?|Do these questions mean the same?|Same question or not?]
1. {ask}
2. {other}`
const REPHRASE = `[Ask this in other words|Say this question in another way|Rephrase the question
  |Put this question differently]: {ask}`
const MAKE_QUESTION = `[Which question does this sentence answer?|Write a question for this sentence.
  |Make a question for this answer.] {line}`
const FIND =
  '[Which sentence of the text answers this question?|Find the sentence that answers the question.] {ask}\n\n{text}'
const FROM_ANSWERS =
  '[Here are some questions with answers.|Known questions and answers:|Use these answers.]\n{known}\n\n{ask}'

/** Exercises on wording, each made from a passage with at least two questions. */
const WORDING: readonly { readonly weight: number; readonly make: (random: Random, passage: Passage) => Document }[] =
  [
    {
      weight: 1,
      make: (random, { questions: [first, second] }) => {
        const same = first.again !== first.ask && random.chance(0.5)
        const content = fill(random, SAME, { ask: first.ask, other: same ? first.again : second.ask })
        return chat(content, same ? 'Yes, they ask the same thing.' : 'No, they ask different things.')
      },
    },
    {
      weight: 1,
      make: (random, { questions: [first] }) => chat(fill(random, REPHRASE, { ask: first.ask }), first.again),
    },
    {
      weight: 1,
      make: (random, { questions: [first] }) =>
        chat(fill(random, MAKE_QUESTION, { line: first.evidence }), first.ask),
    },
    {
      weight: 1,
      make: (random, { text, questions: [first] }) =>
        chat(fill(random, FIND, { ask: first.ask, text }), first.evidence),
    },
    {
      // Told one thing after the other, asked at once.
      weight: 1,
      make: (_random, { questions: [first, second] }) =>
        chat(`${first.evidence} ${first.ask}`, first.reply, `${second.evidence} ${second.ask}`, second.reply),
    },
    {
      // The answer stands beside another wording of the question.
      weight: 4,
      make: (random, { questions }) => {
        const known = questions.map(({ ask, reply }) => `${ask} ${reply}`).join('\n')
        const asked = random.pick(questions)
        return chat(fill(random, FROM_ANSWERS, { known, ask: asked.again }), asked.reply)
      },
    },
    {
      // The same in turns of a chat: taught first, asked later in other words.
      weight: 3,
      make: (random, { questions }) => {
        const taught = questions.slice(0, 4)
        const asked = random.pick(taught)
        const turns = taught.flatMap(({ ask, reply }) => [
          `${ask} ${reply}`,
          random.pick(['I see.', 'Thank you.', 'I will remember that.']),
        ])
        return chat(...turns, asked.again, asked.reply)
      },
    },
  ]

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
      const alone = compose(random, scene)
      const passage = random.chance(0.2) ? among(random, alone, random.pick(others)) : alone
      const kind = random.int(0, 99)
      if (kind < 74) return readingChat(random, passage)
      if (kind < 84 || passage.questions.length < 2) return readingProse(random, passage)
      return random.weighted(WORDING).make(random, passage)
    },
  }
}
