import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UntimedEvent } from '@tunesmith/contract'
import { writeFileDurably } from '@tunesmith/formats'
import type { Question } from '../data/training-data.ts'
import { isCorrect } from './correct-answer.ts'
import type { PreparedRun } from './prepare.ts'
import { answerQuestions } from './samples.ts'

/** The 95 % interval of a share by Wilson's score (Wilson 1927), good also near 0 and 1. */
export function wilsonInterval(correct: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 }
  const z = 1.959963984540054
  const share = correct / total
  const centre = share + (z * z) / (2 * total)
  const margin = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) }
}

/** The questions whose right answer is known. */
const questionsOf = ({ data }: PreparedRun) => data.test.filter(({ key }) => key !== undefined)

const answersPath = (folder: string) => join(folder, 'test-before.json')

/** Lets the model answer the test questions before any training, for the comparison at the end. */
export async function answerTestBefore(run: PreparedRun, folder: string): Promise<void> {
  const questions = questionsOf(run)
  if (questions.length === 0) return
  const answers = await answerQuestions(run, questions)
  writeFileDurably(answersPath(folder), `${JSON.stringify(answers, null, 2)}\n`)
}

/** Answers the test questions with the trained model and compares. */
export async function reportTest(
  run: PreparedRun,
  folder: string,
  step: number,
  report: (event: UntimedEvent) => void,
): Promise<void> {
  const questions = questionsOf(run)
  if (questions.length === 0 || !existsSync(answersPath(folder))) return
  const began = performance.now()
  const before = JSON.parse(readFileSync(answersPath(folder), 'utf8')) as string[]
  const now = await answerQuestions(run, questions)
  report({
    type: 'tested',
    step,
    rows: questions.length,
    before: score(questions, before),
    now: score(questions, now),
    examples: questions.map(({ messages, key }, index) => ({
      prompt: messages.at(-1)!.content,
      expected: key!,
      before: before[index],
      now: now[index],
      correctBefore: isCorrect(before[index], key!),
      correct: isCorrect(now[index], key!),
    })),
    seconds: (performance.now() - began) / 1000,
  })
}

function score(questions: readonly Question[], answers: readonly string[]) {
  const correct = questions.filter(({ key }, index) => isCorrect(answers[index], key!)).length
  return { correct, share: correct / questions.length, ...wilsonInterval(correct, questions.length) }
}
