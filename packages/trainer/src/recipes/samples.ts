import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UntimedEvent } from '@tunesmith/contract'
import { writeFileDurably } from '@tunesmith/formats'
import { renderPrompt, stopTokenIds } from '@tunesmith/text'
import type { Question } from '../data/training-data.ts'
import type { PreparedRun } from './prepare.ts'

/** Longest answer, in tokens. */
export const maxNewTokens = 64

/** Greedy answers of the model with its present parameters. */
export async function answerQuestions(run: PreparedRun, questions: readonly Question[]): Promise<string[]> {
  const { base, generator, trainable } = run
  const template = base.template.value
  const prompts = questions.map((question) => renderPrompt(question, template, base.tokenizer).ids)
  const options = { maxNewTokens, stopIds: stopTokenIds(template, base.tokenizer) }
  const answers = await run.apart(() => generator.generate(trainable.parameters, prompts, options))
  return answers.map(({ ids }) => base.tokenizer.decode(ids, { skipSpecialTokens: true }).trim())
}

/** The questions that are answered on the way: given ones, or the first validation rows. */
export function sampleQuestions({ values, data, spec }: Pick<PreparedRun, 'values' | 'data' | 'spec'>): Question[] {
  const { samplePrompts } = values
  if (!Array.isArray(samplePrompts)) return data.questions.slice(0, samplePrompts.validationRows)
  const { system } = spec.data
  return samplePrompts.map((content) => ({
    messages: [...(system === undefined ? [] : [{ role: 'system' as const, content: system }]), { role: 'user', content }],
  }))
}

/** Answers the sample questions and shows them beside the answers before training, which are kept for later. */
export async function answerSamples(
  run: PreparedRun,
  folder: string,
  step: number,
  report: (event: UntimedEvent) => void,
): Promise<void> {
  const questions = sampleQuestions(run)
  if (questions.length === 0) return
  const began = performance.now()
  const answers = await answerQuestions(run, questions)
  const path = join(folder, 'samples-before.json')
  if (step === 0) writeFileDurably(path, `${JSON.stringify(answers, null, 2)}\n`)
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as string[]) : []
  report({
    type: 'sampled',
    step,
    samples: questions.map(({ messages, expected }, index) => ({
      prompt: messages.at(-1)!.content,
      expected,
      before: before[index],
      now: answers[index],
    })),
    seconds: (performance.now() - began) / 1000,
  })
}
