import { readFileSync } from 'node:fs'
import { didYouMean, fail } from '@tunesmith/contract'
import { commandHelp, programHelp } from './command-line/help.ts'
import { parseCommandLine } from './command-line/parse.ts'
import { commands, operationCommands } from './commands/index.ts'
import { complete } from './completion/complete.ts'
import type { ExitCode } from './failures/exit-codes.ts'
import { showFailure } from './failures/show-failure.ts'
import { programName } from './terminal/as-called.ts'
import { processTerminal, showsColor, sizeOf, type Terminal } from './terminal/terminal.ts'

/** Runs the program with the words behind its name; returns the exit status. */
export async function main(words: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  // whoever read our output, such as `head`, has seen enough
  terminal.stdout.on('error', ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' && process.exit(0))
  try {
    return await runCommand(words, terminal)
  } catch (error) {
    return showFailure(error, terminal, words.includes('--json'))
  }
}

async function runCommand(all: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (all[0] === '--complete') {
    await complete([...commands, ...operationCommands], all.slice(1), terminal)
    return 0
  }
  const [name, ...words] = joinNounAndVerb(all)
  if (name === undefined || isHelp(name)) return showHelp(joinNounAndVerb(words)[0], terminal)
  if (name === '--version' || name === '-v') {
    terminal.stdout.write(`${version()}\n`)
    return 0
  }
  const command = findCommand(name)
  const parsed = parseCommandLine(command, words)
  return parsed ? command.run({ ...parsed, terminal }) : showHelp(name, terminal)
}

/** The words with the first two as one where a command has two, such as `runs list`. */
function joinNounAndVerb(words: readonly string[]): readonly string[] {
  const [noun, verb, ...rest] = words
  const names = [...commands, ...operationCommands].map(({ name }) => name)
  const name = `${noun} ${verb}`
  if (names.includes(name)) return [name, ...rest]
  const ofNoun = names.filter((each) => each.startsWith(`${noun} `))
  if (ofNoun.length > 0 && !names.includes(noun)) {
    fail('COMMAND_UNKNOWN', { name: [noun, verb].join(' ').trim(), suggestion: didYouMean(name, ofNoun) ?? ofNoun[0] })
  }
  return words
}

const isHelp = (name: string) => ['help', '--help', '-h'].includes(name)

function showHelp(name: string | undefined, { stdout, env }: Terminal): ExitCode {
  const options = { ...sizeOf(stdout), color: showsColor(stdout), program: programName(env) }
  const lines = name === undefined || isHelp(name) ? programHelp(commands, operationCommands, options) : commandHelp(findCommand(name), options)
  stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function findCommand(name: string) {
  const all = [...commands, ...operationCommands]
  const suggestion = didYouMean(name, all.map((command) => command.name))
  return all.find((command) => command.name === name) ?? fail('COMMAND_UNKNOWN', { name, suggestion })
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}
