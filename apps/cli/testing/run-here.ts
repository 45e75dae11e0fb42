import { Readable, Writable } from 'node:stream'
import { main } from '../src/main.ts'
import type { Terminal } from '../src/terminal/terminal.ts'

/** What the program printed, and the status it ended with. */
export interface Outcome {
  status: number
  stdout: string
  stderr: string
}

/** Runs the program in this process: all of it but the start of a process, so that many runs take little time. */
export async function runHere(words: readonly string[], folder: string, input = ''): Promise<Outcome> {
  const stdout = createSink()
  const stderr = createSink()
  const stdin = Readable.from([input])
  const terminal = { stdin, stdout, stderr, env: {}, folder } as unknown as Terminal
  const status = await main(words, terminal)
  return { status, stdout: stdout.text(), stderr: stderr.text() }
}

/** A stream that keeps what is written to it, as a pipe to a file would. */
function createSink(): Writable & { text: () => string } {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return Object.assign(sink, { text: () => Buffer.concat(chunks).toString('utf8') })
}
