import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Options } from '../command-line/option.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Understood by every command that works with the studio. */
export const dataFolderOption = {
  'data-folder': {
    kind: 'text', value: 'FOLDER', summary: 'Where the studio keeps everything; $TUNESMITH_DATA or ~/.tunesmith when left out.',
  },
} as const satisfies Options

/** The data folder: as given, from the environment, or in the home folder. */
export function dataFolderOf(options: Readonly<Record<string, unknown>>, { env, folder }: Terminal): string {
  const given = (options['data-folder'] as string | undefined) ?? env.TUNESMITH_DATA
  return given ? resolve(folder, given) : join(env.HOME ?? homedir(), '.tunesmith')
}
