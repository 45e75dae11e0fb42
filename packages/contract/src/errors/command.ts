import { row } from './define.ts'

/** Failures of what was typed on the command line. */
export const commandErrors = {
  COMMAND_UNKNOWN: row<{ name: string; suggestion?: string }>({
    title: 'No such command',
    message: ({ name, suggestion }) => `There is no command "${name}".${suggestion ? ` Did you mean \`tunesmith ${suggestion}\`?` : ''}`,
    remedy: 'See all commands with `tunesmith help`.',
  }),
  OPTION_UNKNOWN: row<{ command: string; option: string; suggestion?: string }>({
    title: 'No such option',
    message: ({ command, option, suggestion }) =>
      `\`tunesmith ${command}\` has no option ${option}.${suggestion ? ` Did you mean ${suggestion}?` : ''}`,
    remedy: ({ command }) => `See its options with \`tunesmith help ${command}\`.`,
  }),
  OPTION_VALUE_INVALID: row<{ command: string; option: string; found: string; expected: string }>({
    title: 'Option with a wrong value',
    message: ({ option, found, expected }) => `${option}: found ${found}, expected ${expected}.`,
    remedy: ({ command }) => `See its options with \`tunesmith help ${command}\`.`,
  }),
  ARGUMENT_MISSING: row<{ command: string; argument: string; meaning: string }>({
    title: 'Something is missing',
    message: ({ command, argument, meaning }) => `\`tunesmith ${command}\` needs ${argument}: ${meaning}.`,
    remedy: ({ command }) => `See how it is used with \`tunesmith help ${command}\`.`,
  }),
  ARGUMENT_UNEXPECTED: row<{ command: string; argument: string; usage: string }>({
    title: 'One word too many',
    message: ({ command, argument }) => `\`tunesmith ${command}\` does not know what to do with "${argument}".`,
    remedy: ({ command, usage }) =>
      `It is used as \`${usage}\`: a text stands in quotes behind its option. More: \`tunesmith help ${command}\`.`,
  }),
  RECIPE_MISSING: row<{ folder: string }>({
    title: 'Nothing to train from',
    message: ({ folder }) => `No recipe was given, there is no tunesmith.yaml in ${folder}, and there is no --data.`,
    remedy: 'Give a recipe (`tunesmith train my.yaml`), or the data and the model (`tunesmith train --data rows.jsonl --model folder`).',
  }),
  RECIPE_IS_DATA: row<{ command: string; path: string }>({
    title: 'A dataset instead of a recipe',
    message: ({ path }) => `${path} holds rows to learn from; a recipe (.yaml) says what to do with them.`,
    remedy: ({ command, path }) =>
      `Give it behind --data, with the model: \`tunesmith ${command} --data ${path} --model FOLDER\`.`,
  }),
  YAML_INVALID: row<{ path: string; line: number; column: number; detail: string }>({
    title: 'Not valid YAML',
    message: ({ path, line, column, detail }) => `${path}, line ${line}, column ${column}: ${detail}.`,
    remedy: 'Correct that place; indent with spaces, and put texts with a colon or # in quotes.',
  }),
  ADDRESS_UNUSABLE: row<{ host: string; port: number; detail: string }>({
    title: 'Cannot be reached there',
    message: ({ host, port, detail }) => `The studio cannot listen on ${host}, port ${port}: ${detail}.`,
    remedy: 'Give an address of this machine with --host, and a port above 1023 with --port.',
  }),
}
