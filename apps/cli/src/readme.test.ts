import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const program = join(root, 'apps/cli/bin/tunesmith.js')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** The commands of the README's shell blocks, without their comments. */
const commands = [...readme.matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, block]) => block.split('\n'))
  .map((line) => line.replace(/#.*/, '').trim())
  .filter(Boolean)

/** The README's example rows, and more of the same form: twenty-four in all, as many as it asks for. */
function exampleRows(): string {
  const shown = /```json\n(.*?)```/s.exec(readme)![1].trim().split('\n')
  const more = Array.from({ length: 24 - shown.length }, (_, index) =>
    JSON.stringify({ question: `How long may book ${index} be kept?`, answer: `Book ${index} may be kept for ${index + 2} days.` }),
  )
  return [...shown, ...more].join('\n')
}

describe('every command of the README works', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-readme-'))
  beforeAll(() => writeFileSync(join(folder, 'faq.jsonl'), exampleRows()))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const own = commands.filter((line) => line.startsWith('npx tunesmith '))

  it('names the two commands and the five-minute path', () => {
    expect(commands).toContain('npm start')
    expect(commands).toContain('npm test')
    expect(own.map((line) => line.split(/\s+/)[2])).toEqual(['check', 'plan', 'train', 'chat'])
    expect(scripts.start).toBe('tunesmith studio')
  })

  it.each(own)('%s', { timeout: 240_000 }, (line) => {
    const words = line.split(/\s+/).slice(2)
    const result = spawnSync(process.execPath, [program, ...words], { cwd: folder, input: '/exit\n', encoding: 'utf8' })
    expect(result.stderr).not.toMatch(/^\s+at /m)
    expect(result.status, result.stdout + result.stderr).toBe(0)
    if (words[0] === 'train') expect(existsSync(join(folder, 'runs/faq/adapter/adapter_model.safetensors'))).toBe(true)
  })
})
