import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { operationTable, type Operation, type OperationName } from '@tunesmith/contract'
import { defineCommand, type Command } from '../command-line/command.ts'
import type { Options } from '../command-line/option.ts'
import { withStudio } from '../studio/connect.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'
import type { StudioCalls } from '../studio/studio-calls.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { inputOf, uploadOf } from './operation-input.ts'
import { wordsOf } from './operation-options.ts'
import { showOutput } from './show-output.ts'

/** Operations after which training is under way: without a studio that runs, it is seen through here. */
const startsTraining: readonly OperationName[] = ['startRun', 'resumeRun']

/** A command `noun verb` for every operation that has words for it. */
export const operationCommands: readonly Command[] = (Object.keys(operationTable) as OperationName[]).flatMap((name) => {
  const operation = operationTable[name]
  return operation.command ? [commandOf(name, operation)] : []
})

function commandOf(name: OperationName, operation: Operation): Command {
  const { noun, verb } = operation.command!
  const { arguments: words, options } = wordsOf(name)
  const line = ['tunesmith', noun, verb, ...words.map((argument) => argument.name)].join(' ')
  const outputOption: Options = operation.answer === 'file'
    ? { output: { kind: 'text', value: 'FILE', summary: 'Where to write it; named by the studio when left out, - for the output.' } }
    : { json: { kind: 'flag', summary: 'Print what comes back as JSON, events one a line.' } }
  return defineCommand({
    name: `${noun} ${verb}`,
    summary: operation.summary,
    description: `The same as ${operation.method} ${operation.path} of the studio.`,
    arguments: words,
    options: { ...options, ...outputOption, ...dataFolderOption },
    examples: [{ line, meaning: operation.summary }],
    async run({ options: values, words: given, terminal }) {
      const settings = values as Record<string, unknown>
      const json = settings.json === true
      await withStudio(dataFolderOf(settings, terminal), async (studio) => {
        const input = inputOf(name, { words: given, options: values })
        const answer = await studio.call(name, input, uploadOf(name, given))
        if (answer.kind === 'file') {
          const target = (settings.output as string | undefined) ?? answer.name
          await pipeline(answer.content, target === '-' ? terminal.stdout : createWriteStream(target), { end: target !== '-' })
          if (target !== '-') terminal.stderr.write(`${target}\n`)
        } else if (answer.kind === 'events') {
          for await (const event of answer.events) showOutput(event, json, terminal)
        } else {
          showOutput(answer.value, json, terminal)
          if (studio.isOwn && startsTraining.includes(name)) {
            await seeThrough(studio, (answer.value as { id: string }).id, json, terminal)
          }
        }
      })
      return 0
    },
  })
}

/** Training lives as long as the studio it runs in, so this one stays until it is over. */
async function seeThrough(studio: StudioCalls, runId: string, json: boolean, terminal: Terminal): Promise<void> {
  const answer = await studio.call('streamRunEvents', { runId })
  if (answer.kind !== 'events') return
  for await (const event of answer.events) showOutput(event, json, terminal)
}
