import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errors } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badCommands } from '../testing/bad-inputs/command.ts'
import { badData } from '../testing/bad-inputs/data.ts'
import { badModels } from '../testing/bad-inputs/model.ts'
import { badOutputs } from '../testing/bad-inputs/output.ts'
import { badRecipes } from '../testing/bad-inputs/recipe.ts'
import { runHere, type Outcome } from '../testing/run-here.ts'
import { createTinyProject } from '../testing/tiny-project.ts'
import { exitCodeOf } from './failures/exit-codes.ts'

let root: string
let original: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-bad-'))
  original = join(root, 'original')
  mkdirSync(original)
  createTinyProject(original)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function newProject(): string {
  const folder = mkdtempSync(join(root, 'case-'))
  cpSync(original, folder, { recursive: true })
  return folder
}

/** Every file in a folder with the sum of its bytes. */
function contentOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path, entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder']
  }))
}

/** The smallest usual terminal. */
const screen = { lines: 24, columns: 80 }
const stackLine = /^\s+at .*:\d+:\d+\)?$|node:internal|\.ts:\d+/m

/** Holds a failure to what each must be: its code, one screen, what it is about, what to do, and nothing from inside. */
function expectHelpful({ status, stdout, stderr }: Outcome, code: string, mentions: RegExp): void {
  const lines = stderr.trimEnd().split('\n').slice(1)
  expect(lines[0], stderr).toMatch(new RegExp(`^✗ .+ ${code}$`))
  expect(Object.keys(errors)).toContain(code)
  expect(status).toBe(exitCodeOf(code))
  expect(stdout).toBe('')
  expect(lines.map((each) => each.trim()).join(' ')).toMatch(mentions)
  expect(lines.length, stderr).toBeLessThan(screen.lines)
  for (const line of lines.filter((each) => each.trim().includes(' '))) expect(line.length, line).toBeLessThanOrEqual(screen.columns)
  const remedy = lines.slice(lines.indexOf('  What to do') + 1, -2).join(' ')
  expect(remedy.trim().length, stderr).toBeGreaterThan(20)
  expect(stderr).not.toMatch(stackLine)
  expect(stderr).not.toMatch(/undefined|\[object|internal:|node:/)
}

const groups = {
  data: { command: ['plan'], faults: badData },
  recipe: { command: ['plan'], faults: badRecipes },
  model: { command: ['plan'], faults: badModels },
  output: { command: ['train'], faults: badOutputs },
  command: { command: [], faults: badCommands },
}

describe.each(Object.entries(groups))('a bad %s', (_, { command, faults }) => {
  it.each(faults)('%s: %s, on one screen with a remedy, and nothing is left behind', async (_fault, code, mentions, make) => {
    const folder = newProject()
    const words = make(folder) ?? []
    const before = contentOf(folder)
    expectHelpful(await runHere([...command, ...words], folder), code, mentions)
    expect(contentOf(folder)).toEqual(before)
  })
})

describe('a recipe with fifty mistakes', () => {
  it('still fits on a screen', async () => {
    const folder = newProject()
    const path = join(folder, 'tunesmith.yaml')
    const mistakes = Array.from({ length: 50 }, (_, index) => `wrong${index}: ${index}\n`)
    writeFileSync(path, `${readFileSync(path, 'utf8')}${mistakes.join('')}`)
    const outcome = await runHere(['plan'], folder)
    expectHelpful(outcome, 'SETTINGS_INVALID', /wrong0: there is no such setting.*and \d+ more lines/s)
  })
})
