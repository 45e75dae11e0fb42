import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { operationTable, type Operation, type OperationName } from '@tunesmith/contract'
import { defineCommand, type Command } from '../command-line/command.ts'
import type { Options } from '../command-line/option.ts'
import { exitCodes } from '../failures/exit-codes.ts'
import { withStudio } from '../studio/connect.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'
import { exampleOf } from './examples.ts'
import { inputOf, uploadOf } from './operation-input.ts'
import { wordsOf } from './operation-options.ts'
import { seeThrough } from './see-through.ts'
import { showEvents } from './show-events.ts'
import { showOutput } from './show-output.ts'
import { openUpload } from './upload.ts'

/** A command `noun verb` for every operation that has words for it. */
export const operationCommands: readonly Command[] = (Object.keys(operationTable) as OperationName[]).flatMap((name) => {
  const operation = operationTable[name]
  return operation.command ? [commandOf(name, operation)] : []
})

function commandOf(name: OperationName, operation: Operation): Command {
  const { noun, verb } = operation.command!
  const { arguments: words, options } = wordsOf(name)
  const outputOption: Options = operation.answer === 'file'
    ? { output: { kind: 'text', value: 'FILE', summary: 'Where to write it; named by the studio when left out, - for the output.' } }
    : { json: { kind: 'flag', summary: 'Print what comes back as JSON, events one a line.' } }
  return defineCommand({
    name: `${noun} ${verb}`,
    summary: operation.summary,
    description: `The same as ${operation.method} ${operation.path} of the studio.`,
    arguments: words,
    options: { ...options, ...outputOption, ...dataFolderOption },
    examples: [exampleOf(name)],
    async run({ options: values, words: given, terminal }) {
      const settings = values as Record<string, unknown>
      const json = settings.json === true
      const dataFolder = dataFolderOf(settings, terminal)
      const input = inputOf(name, { words: given, options: values }, terminal.folder)
      return withStudio(dataFolder, async (studio) => {
        const upload = uploadOf(name, given)
        const answer = await studio.call(name, input, upload === undefined ? undefined : openUpload(resolve(terminal.folder, upload), terminal))
        if (answer.kind === 'events') return showEvents(name, answer.events, json, { input, dataFolder, isOwn: studio.isOwn, terminal })
        if (answer.kind === 'value') {
          const { value } = answer
          const see = seeThrough[name]
          if (see) return see({ studio, input, value, json, dataFolder, terminal })
          showOutput(value, json, terminal)
          return exitCodes.ok.status
        }
        const target = (settings.output as string | undefined) ?? answer.name
        await pipeline(answer.content, target === '-' ? terminal.stdout : createWriteStream(target), { end: target !== '-' })
        if (target !== '-') terminal.stderr.write(`${target}\n`)
        return exitCodes.ok.status
      })
    },
  })
}
