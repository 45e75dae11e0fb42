import { runSpecJsonSchema } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'

export const schema = defineCommand({
  name: 'schema',
  summary: 'Print the JSON Schema of recipes, for editors.',
  description:
    'Save it beside a recipe and write `# yaml-language-server: $schema=tunesmith.schema.json` in the first line of the recipe: '
    + 'editors then complete and check every setting.',
  arguments: [],
  options: {},
  examples: [{ line: 'tunesmith schema > tunesmith.schema.json', meaning: 'Save the schema for an editor.' }],
  async run({ terminal }) {
    terminal.stdout.write(`${JSON.stringify(runSpecJsonSchema(), null, 2)}\n`)
    return 0
  },
})
