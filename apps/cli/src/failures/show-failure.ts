import { asCalled, programName } from '../terminal/as-called.ts'
import { createStyle } from '../terminal/style.ts'
import { showsColor, sizeOf, widestText, type Terminal } from '../terminal/terminal.ts'
import { textWidth, wrap } from '../terminal/text-width.ts'
import { exitCodeOf, type ExitCode } from './exit-codes.ts'
import { failureOf, type Failure } from './failure.ts'

/** With these limits a failure fits on the screen of the smallest usual terminal, 24 lines. */
const mostLines = { message: 10, remedy: 6 }

export interface FailureOptions {
  columns: number
  color: boolean
  /** What is typed to start the program. */
  program: string
}

/** A failure on one screen: what it is, what happened and why, what to do, and where to read more. */
export function failureLines(failure: Failure, { columns, color, program }: FailureOptions): string[] {
  const style = createStyle(color)
  const width = Math.min(columns, widestText) - 2
  const gap = ' '.repeat(Math.max(2, width - textWidth(failure.title) - textWidth(failure.code)))
  const indented = (text: string, most: number) => {
    const lines = wrap(asCalled(text, program), width - 2)
    const shown = lines.length > most ? [...lines.slice(0, most - 1), `… and ${lines.length - most + 1} more lines`] : lines
    return shown.map((line) => `  ${line}`)
  }
  return [
    `${style.red('✗')} ${style.bold(failure.title)}${gap}${style.dim(failure.code)}`,
    '',
    ...indented(failure.message, mostLines.message),
    '',
    `  ${style.bold('What to do')}`,
    ...indented(failure.remedy, mostLines.remedy),
    '',
    `  ${style.dim(`More: docs/reference/errors.md#${failure.code.toLowerCase()}`)}`,
  ]
}

/** Writes a failure to stderr, as lines or as one JSON object, and returns the exit status that goes with it. */
export function showFailure(error: unknown, terminal: Terminal, json: boolean): ExitCode {
  return showKnownFailure(failureOf(error), terminal, json, error)
}

/** The same for a failure that another process reported. */
export function showKnownFailure(failure: Failure, terminal: Terminal, json: boolean, cause?: unknown): ExitCode {
  const { stderr, env } = terminal
  const exitCode = exitCodeOf(failure.code)
  if (json) stderr.write(`${JSON.stringify({ error: { ...failure, exitCode } })}\n`)
  else {
    const lines = failureLines(failure, { ...sizeOf(stderr), color: showsColor(stderr), program: programName(env) })
    stderr.write(`${['', ...lines, ''].join('\n')}\n`)
  }
  if (env.TUNESMITH_DEBUG === '1' && cause instanceof Error) stderr.write(`${describeCauses(cause)}\n`)
  return exitCode
}

function describeCauses(error: Error): string {
  const own = error.stack ?? error.message
  return error.cause instanceof Error ? `${own}\ncaused by ${describeCauses(error.cause)}` : own
}
