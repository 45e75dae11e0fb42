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
    const { openModel, requireRoom } = await import('@tunesmith/trainer/inference')
    const model = openModel({ ...located, ...(adapter !== undefined && { adapter: resolvePath(terminal.folder, adapter) }) })
    const systemText = system ?? located.system
    const idsOf = (prompt: string) => raw ? model.textTokens(prompt) : model.promptTokens([
      ...(systemText === undefined ? [] : [{ role: 'system' as const, content: systemText }]),
      { role: 'user', content: prompt },
    ])
    try {
      for await (const batch of batches(prompts, terminal)) {
        const ids = batch.map(idsOf)
        ids.forEach(({ length }, index) => requireRoom(visible(batch[index]), length, model.contextLength))
        const answers = await model.answer(ids, options)
        answers.forEach(({ text, tokens, stopped }, index) => {
          const answer = raw ? text : text.trim()
          const line = json ? JSON.stringify({ prompt: batch[index], answer, tokens, stopped }) : visible(answer)
          terminal.stdout.write(`${line}\n`)
        })
      }
    } finally {
      await model.release()
    }
    return 0
  },
})

/** The prompts in groups that are answered together; those from the input as they come, and a person's one by one. */
async function* batches(given: readonly string[], { stdin, stderr }: Terminal): AsyncGenerator<string[]> {
  const isTyped = given.length === 0 && stdin.isTTY === true
  if (isTyped) stderr.write('Type a prompt and press Enter; Ctrl-D ends.\n')
  let batch: string[] = []
  for await (const prompt of given.length > 0 ? given : createInterface({ input: stdin })) {
    if (prompt.trim() === '') continue
    batch.push(prompt)
    if (!isTyped && batch.length < together) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
