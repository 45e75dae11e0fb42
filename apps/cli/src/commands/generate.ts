import { createInterface } from 'node:readline'
import { defineCommand } from '../command-line/command.ts'
import { fail } from '@tunesmith/contract'
import { answerOptions, answerOptionsOf } from '../inference/answer-options.ts'
import { locateModel } from '../models/locate-model.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { visible } from '../terminal/visible.ts'
import { modelArgument, modelOptions } from './chat.ts'

/** Prompts answered together: enough to keep the processor busy, few enough to show results soon. */
const together = 16

export const generate = defineCommand({
  name: 'generate',
  summary: 'Answer prompts: given ones, or one in each line of the input.',
  description: 'Answers come in the order of the prompts. Without --prompt, prompts are read from the standard input, one a line.',
  arguments: [modelArgument],
  options: {
    prompt: { kind: 'text', value: 'TEXT', multiple: true, summary: 'What to answer. Repeat for more.' },
    raw: { kind: 'flag', summary: 'Continue the text as it stands, without the chat template.' },
    json: { kind: 'flag', summary: 'Print each answer as a line of JSON with its prompt.' },
    ...modelOptions,
    ...answerOptions,
  },
  examples: [
    { line: 'tunesmith generate runs/faq --prompt "What does a transfer cost?"', meaning: 'One answer.' },
    { line: 'tunesmith generate runs/faq --json < questions.txt > answers.jsonl', meaning: 'Many answers, for a program.' },
  ],
  async run({ words: [reference], options: { prompt: prompts, raw, json, adapter, system, ...rest }, terminal }) {
    const options = answerOptionsOf('generate', rest)
    if (prompts.some((prompt) => prompt.trim() === '')) {
      fail('OPTION_VALUE_INVALID', { command: 'generate', option: '--prompt', found: 'nothing', expected: 'a text' })
    }
    const located = locateModel(reference, terminal.folder)
    const { openModel } = await import('../inference/open-model.ts')
    const model = openModel({ ...located, ...(adapter !== undefined && { adapter: resolvePath(terminal.folder, adapter) }) })
    const systemText = system ?? located.system
    const idsOf = (prompt: string) => raw ? model.textTokens(prompt) : model.promptTokens([
      ...(systemText === undefined ? [] : [{ role: 'system' as const, content: systemText }]),
      { role: 'user', content: prompt },
    ])
    try {
      for await (const batch of batches(prompts, terminal)) {
        const ids = batch.map(idsOf)
        const { contextLength } = model
        ids.forEach(({ length: tokens }, index) => {
          if (tokens >= contextLength) fail('PROMPT_TOO_LONG', { prompt: startOf(batch[index]), tokens, contextLength })
        })
        const answers = await model.answer(ids, options)
        answers.forEach(({ text, tokens, stopped }, index) => {
          const line = json ? JSON.stringify({ prompt: batch[index], answer: text, tokens, stopped }) : visible(text)
          terminal.stdout.write(`${line}\n`)
        })
      }
    } finally {
      await model.release()
    }
    return 0
  },
})

const startOf = (prompt: string) => visible(prompt.length > 40 ? `${prompt.slice(0, 40)}…` : prompt)

/** The prompts in groups that are answered together; those from the input as they come. */
async function* batches(given: readonly string[], { stdin }: Terminal): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const prompt of given.length > 0 ? given : createInterface({ input: stdin })) {
    if (prompt.trim() === '') continue
    batch.push(prompt)
    if (batch.length < together) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
