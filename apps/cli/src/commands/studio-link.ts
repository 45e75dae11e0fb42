import { fail, type Output } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { runningStudio } from '../studio/connect.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'
import { overHttp } from '../studio/over-http.ts'

export const studioLink = defineCommand({
  name: 'studio link',
  summary: 'Show a new link that signs in to the running studio once.',
  arguments: [],
  options: dataFolderOption,
  examples: [{ line: 'tunesmith studio link', meaning: 'For another browser, or when a password is forgotten.' }],
  async run({ options, terminal }) {
    const folder = dataFolderOf(options, terminal)
    const running = runningStudio(folder) ?? fail('STUDIO_NOT_RUNNING', { folder })
    const answer = await overHttp(running).call('createLink', {})
    if (answer.kind === 'value') terminal.stdout.write(`${running.url}${(answer.value as Output<'createLink'>).path}\n`)
    return 0
  },
})
