import { formatByteSize } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { createBar } from '../progress/bar.ts'
import { resolvePath } from '../recipe/resolve-paths.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'

export const backup = defineCommand({
  name: 'backup',
  summary: 'Save everything as one file, also while the studio works.',
  arguments: [{ name: 'FILE', required: true, summary: 'The archive to write, such as tunesmith-backup.tar.' }],
  options: dataFolderOption,
  examples: [{ line: 'tunesmith backup tunesmith-backup.tar', meaning: 'One archive with database, datasets, runs and results.' }],
  async run({ words: [file], options, terminal }) {
    const path = resolvePath(terminal.folder, file)
    const store = await import('@tunesmith/store')
    const bar = createBar(terminal)
    const report = (done: number, total: number) => bar.show(`${formatByteSize(done)} of ${formatByteSize(total)}`, done / total)
    const { bytes, sha256 } = await store.backup({ folder: dataFolderOf(options, terminal) }, path, report).finally(() => bar.close())
    terminal.stdout.write(`${path} (${formatByteSize(bytes)}, SHA-256 ${sha256})\n`)
    return 0
  },
})
