import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../bin/tunesmith.js')

export interface ProgramResult {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface ProgramOptions {
  folder: string
  input?: string
  env?: Record<string, string>
  /** The Node.js to start it with. */
  node?: string
  /** Called with every whole line of stdout. */
  onLine?: (line: string, process: ChildProcess) => void
}

/** Runs the program as a user would, and waits for its end. */
export function runProgram(words: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  const { folder, input = '', env = {}, node = process.execPath, onLine } = options
  const own = { ...process.env, npm_execpath: undefined, NO_COLOR: '1' } // as if no npm had started it
  const child = spawn(node, [program, ...words], { cwd: folder, env: { ...own, ...env } })
  const output = { stdout: '', stderr: '' }
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
    for (let end = output.stdout.indexOf('\n', seen); end >= 0; end = output.stdout.indexOf('\n', seen)) {
      onLine?.(output.stdout.slice(seen, end), child)
      seen = end + 1
    }
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  child.stdin.on('error', () => {}) // it ended without reading
  child.stdin.end(input)
  return new Promise((settle, refuse) => {
    child.on('error', refuse)
    child.on('close', (status, signal) => settle({ status, signal, ...output }))
  })
}
