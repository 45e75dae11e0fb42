import { defineCommand } from '../command-line/command.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'

export const restore = defineCommand({
  name: 'restore',
  summary: 'Make a data folder from a backup.',
  description: 'The data folder must not hold anything yet; what is in use stays as it is.',
  arguments: [{ name: 'FILE', required: true, summary: 'The archive that `tunesmith backup` wrote.' }],
  options: dataFolderOption,
  examples: [{ line: 'tunesmith restore tunesmith-backup.tar --data-folder ~/restored', meaning: 'Every file is compared with its checksum first.' }],
  async run({ words: [file], options, terminal }) {
    const folder = dataFolderOf(options, terminal)
    const store = await import('@tunesmith/store')
    await store.restore(resolvePath(terminal.folder, file), folder)
    terminal.stdout.write(`${folder}\n`)
    return 0
  },
})
