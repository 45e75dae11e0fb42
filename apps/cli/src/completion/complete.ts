import type { Command } from '../command-line/command.ts'
import { dataFolderOf } from '../studio/data-folder.ts'
import { oneLine } from '../terminal/text-width.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { candidatesOf } from './candidates.ts'
import { thingsOf } from './things.ts'

/** Answers a shell: `--complete at=CURRENT WORD…` with a candidate a line. */
export async function complete(commands: readonly Command[], words: readonly string[], terminal: Terminal): Promise<void> {
  const [at = '', ...before] = words
  const folder = before.indexOf('--data-folder')
  const dataFolder = dataFolderOf({ 'data-folder': folder < 0 ? undefined : before[folder + 1] }, terminal)
  const candidates = await candidatesOf(commands, {
    current: at.replace(/^at=/, ''), before, things: (kind) => thingsOf(kind, dataFolder),
  })
  terminal.stdout.write(candidates.map(({ value, meaning }) => `${value}${meaning && `\t${oneLine(meaning)}`}\n`).join(''))
}
