import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { commands, operationCommands } from '../commands/index.ts'
import { textWidth } from '../terminal/text-width.ts'
import { defineCommand } from './command.ts'
import { commandHelp, programHelp } from './help.ts'
import { parseCommandLine } from './parse.ts'
import { commandReference } from './reference.ts'

const bake = defineCommand({
  name: 'bake',
  summary: 'Bake a cake.',
  arguments: [{ name: 'CAKE', required: true, summary: 'What to bake.' }, { name: 'PAN', required: false, summary: 'Where.' }],
  options: {
    heat: { kind: 'number', summary: 'Degrees.' },
    layers: { kind: 'count', summary: 'Layers.' },
    filling: { kind: 'text', multiple: true, value: 'FRUIT', summary: 'What is inside.' },
    style: { kind: 'text', choices: ['round', 'square'], summary: 'Form.' },
    quiet: { kind: 'flag', short: 'q', summary: 'Say nothing.' },
    set: { kind: 'text', multiple: true, summary: 'Any setting.' },
  },
  examples: [],
  run: async () => 0,
})

const parse = (...words: string[]) => parseCommandLine(bake, words)

function failure(...words: string[]): TunesmithError {
  try {
    parse(...words)
  } catch (error) {
    if (error instanceof TunesmithError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the words behind a command', () => {
  it('are read by its table', () => {
    expect(parse('tart', '--heat', '-3.5', '--filling', 'plum', '--filling=-x', '-q', '--layers=0')).toEqual({
      words: ['tart'],
      options: { heat: -3.5, layers: 0, filling: ['plum', '-x'], style: undefined, quiet: true, set: [], help: false },
    })
    expect(parse('tart', 'tin')).toMatchObject({ words: ['tart', 'tin'], options: { quiet: false, filling: [] } })
    expect(parse('--', '--heat')).toMatchObject({ words: ['--heat'] })
  })

  it('ask for help before anything else is checked', () => {
    expect(parse('-h')).toBeNull()
    expect(parse('a', 'b', 'c', '--help')).toBeNull()
  })

  it.each<[string[], string, string]>([
    [['tart', '--heta', '3'], 'OPTION_UNKNOWN', 'has no option --heta. Did you mean --heat?'],
    [['tart', '--epochs', '3'], 'OPTION_UNKNOWN', 'Did you mean --set training.epochs=…?'],
    [['tart', '-x'], 'OPTION_UNKNOWN', 'has no option -x.'],
    [['tart', '--heat', 'hot'], 'OPTION_VALUE_INVALID', '--heat: found "hot", expected a number.'],
    [['tart', '--heat='], 'OPTION_VALUE_INVALID', 'expected a number'],
    [['tart', '--layers', '1.5'], 'OPTION_VALUE_INVALID', 'expected a whole number from 0'],
    [['tart', '--style', 'oval'], 'OPTION_VALUE_INVALID', 'expected one of round, square'],
    [['tart', '--filling'], 'OPTION_VALUE_INVALID', '--filling: found nothing, expected a value (FRUIT).'],
    [['tart', '--filling', '--quiet'], 'OPTION_VALUE_INVALID', 'found nothing'],
    [['tart', '--quiet=yes'], 'OPTION_VALUE_INVALID', 'no value: it is on when given'],
    [['--quiet'], 'ARGUMENT_MISSING', '`tunesmith bake` needs CAKE: what to bake.'],
    [['tart', '--heat', '1', '--heat=2'], 'OPTION_VALUE_INVALID', '--heat: found two values, expected one.'],
    [['a', 'b', 'c'], 'ARGUMENT_UNEXPECTED', 'does not know what to do with "c"'],
    [['tart', '--toString'], 'OPTION_UNKNOWN', 'has no option --toString'],
  ])('%j are refused with %s', (words, code, message) => {
    const error = failure(...words)
    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
  })
})

describe('the table of commands', () => {
  it('has every command file', () => {
    const folder = join(import.meta.dirname, '../commands')
    const own = readdirSync(folder).map((file) => file.replace('.ts', ''))
    expect(commands.map(({ name }) => name.replace(' ', '-')).filter((name) => !own.includes(name))).toEqual([])
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
  })

  it.each(commands.map((command) => [command.name, command] as const))('explains %s: what it does, every word and option, an example', (name, command) => {
    for (const columns of [36, 60, 80, 120]) {
      const lines = commandHelp(command, { columns, color: false, program: 'npx tunesmith' })
      const text = lines.join('\n')
      for (const option of [...Object.keys(command.options), 'help']) expect(text).toMatch(new RegExp(`--${option}\\b`))
      for (const { name: word } of command.arguments) expect(text).toContain(word)
      // an example or a usage is for copying, so it is never broken
      for (const line of lines.filter((each) => !/\$ |Usage/.test(each))) expect(textWidth(line), line).toBeLessThanOrEqual(columns)
    }
    expect(command.summary).toMatch(/^[A-Z].{10,70}\.$/)
    expect(command.examples.length).toBeGreaterThan(0)
    for (const { line } of command.examples) {
      const [program, ...all] = line.split(/ [<>] /)[0].match(/"[^"]*"|\S+/g)!
      const called = name.split(' ')
      const words = all.slice(called.length)
      expect([program, ...all.slice(0, called.length)]).toEqual(['tunesmith', ...called])
      expect(parseCommandLine(command, words)).not.toBeNull()
    }
  })

  it('is published (run `npm run docs:commands` after changing a command)', () => {
    const published = readFileSync(join(import.meta.dirname, '../../../../docs/reference/commands.md'), 'utf8')
    expect(published).toBe(commandReference(commands, operationCommands))
  })

  it('is listed in the help of the program', () => {
    const text = programHelp(commands, operationCommands, { columns: 80, color: false, program: 'tunesmith' }).join('\n')
    for (const { name, summary } of commands) expect(text.replace(/\n +/g, ' ')).toMatch(new RegExp(`${name} +${summary.slice(0, 20)}`))
  })
})
