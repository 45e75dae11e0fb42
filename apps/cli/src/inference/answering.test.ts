import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHere } from '../../testing/run-here.ts'
import { createTinyProject } from '../../testing/tiny-project.ts'
import { main } from '../main.ts'
import type { Terminal } from '../terminal/terminal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-answer-'))
  createTinyProject(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const short = ['--max-tokens', '6']
const endless = 'word '.repeat(600)

/** A terminal with a person before it, and what it shows. */
function personAt(folder: string) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const shown = { stdout: '', stderr: '' }
  stdout.on('data', (text) => (shown.stdout += String(text)))
  stderr.on('data', (text) => (shown.stderr += String(text)))
  for (const stream of [stdin, stdout, stderr]) Object.assign(stream, { isTTY: true, hasColors: () => false, setRawMode: () => {} })
  const terminal = { stdin, stdout, stderr, env: {}, folder } as unknown as Terminal
  return { terminal, stdin, stdout, shown }
}

describe('generate', () => {
  it('continues a raw text as it stands, and trims an answer', async () => {
    const prompts = Array.from({ length: 16 }, () => ['--prompt', 'The door']).flat()
    const answers = async (...words: string[]) => {
      const random = ['--temperature', '10', '--seed', '3', '--max-tokens', '3']
      const { stdout } = await runHere(['generate', 'tiny-llama', ...prompts, '--json', ...random, ...words], folder)
      return stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { answer: string }).answer)
    }
    const trimmed = (texts: string[]) => texts.map((text) => text.trim())
    const [raw, asked] = [await answers('--raw'), await answers()]
    expect(raw).not.toEqual(trimmed(raw))
    expect(asked).toEqual(trimmed(asked))
  })

  it('tells a person what it waits for, and answers each line at once', async () => {
    const { terminal, stdin, stdout, shown } = personAt(folder)
    const ended = main(['generate', 'tiny-llama', ...short], terminal)
    stdin.write('What colour is the door?\n')
    await once(stdout, 'data')
    expect(shown.stderr).toContain('Ctrl-D ends')
    stdin.end()
    expect(await ended).toBe(0)
  })
})

describe('chat', () => {
  it('refuses a question that is too long instead of answering nothing', async () => {
    const piped = await runHere(['chat', 'tiny-llama', ...short], folder, `${endless}\n`)
    expect(piped).toMatchObject({ status: 2, stdout: '' })
    expect(piped.stderr).toContain('PROMPT_TOO_LONG')
  })

  it('tells a person so, and goes on', async () => {
    const { terminal, stdin, shown } = personAt(folder)
    stdin.end(`${endless}\nWhat colour is the door?\n/exit\n`)
    expect(await main(['chat', 'tiny-llama', ...short], terminal), shown.stderr).toBe(0)
    expect(shown.stdout).toMatch(/leaves no room for an answer[^]*tiny-llama › /)
    expect(shown.stderr).toBe('')
  })
})
