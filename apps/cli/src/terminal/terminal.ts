/** What a command may touch outside its own memory: streams, environment, folder. */
export interface Terminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Readonly<Record<string, string | undefined>>
  /** The folder the program was started in. */
  folder: string
}

export function processTerminal(): Terminal {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, folder: process.cwd() }
}

/** Longer lines are hard to read, however wide the window is. */
export const widestText = 100

/** Columns to write in when a stream does not say how wide it is. */
const usualColumns = 80
const usualRows = 24

export interface Size {
  columns: number
  rows: number
}

export function sizeOf(stream: NodeJS.WriteStream): Size {
  return { columns: stream.columns || usualColumns, rows: stream.rows || usualRows }
}

/** Whether a stream shows colours; respects NO_COLOR and FORCE_COLOR. */
export function showsColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors()
}

/** Whether lines already written can be written over: a real terminal that understands cursor movement. */
export function canRedraw(stream: NodeJS.WriteStream, env: Terminal['env']): boolean {
  return stream.isTTY === true && env.TERM !== 'dumb' && !env.CI
}
