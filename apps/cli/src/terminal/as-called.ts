import type { Terminal } from './terminal.ts'

/** What is typed to start this program: with npx in front where npm has started it, because then it is on no path. */
export function programName({ npm_execpath }: Terminal['env']): string {
  return npm_execpath === undefined ? 'tunesmith' : 'npx tunesmith'
}

/** A text in which every command can be copied as it stands. */
export function asCalled(text: string, program: string): string {
  return text.replaceAll(/(?<![\w./-])tunesmith (?=[a-z])/g, `${program} `)
}
