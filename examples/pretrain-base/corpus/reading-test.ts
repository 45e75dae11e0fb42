import { SCENES } from './families.ts'
import { Random } from './random.ts'
import { compose } from './scene.ts'
import { fill } from './template.ts'

/** A question about an unseen paragraph. */
export interface ReadingQuestion {
  readonly scene: string
  readonly passage: string
  readonly question: string
  /** What the user message holds. */
  readonly prompt: string
  /** The span of the passage a right answer holds. */
  readonly answer: string
}

const PROMPT = `[Read this text: {text}\n\nQuestion: {question}|Context: {text}\nQuestion: {question}
  |{text}\n\n{question}|{question}\n\nText: {text}]`

/**
 * `count` questions about paragraphs of the held-out stream, from all scenes in turn; the answer of each stands in its
 * passage, and yes-or-no questions are left out, as guessing would answer them.
 */
export function readingTest(count: number, seed = 1): readonly ReadingQuestion[] {
  const questions: ReadingQuestion[] = []
  for (let index = 0; questions.length < count; index++) {
    const random = new Random(seed ^ 0x7e57, index, 'held-out')
    const scene = SCENES[index % SCENES.length]
    const passage = compose(random, scene)
    const asked = passage.questions.find(({ answer }) => answer !== 'Yes' && answer !== 'No')
    if (asked === undefined) continue
    const prompt = fill(random, PROMPT, { text: passage.text, question: asked.ask })
    questions.push({ scene: scene.name, passage: passage.text, question: asked.ask, prompt, answer: asked.answer })
  }
  return questions
}
