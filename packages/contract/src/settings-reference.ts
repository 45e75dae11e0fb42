import { describeExpectation } from './expectation.ts'
import { runSpecJsonSchema, type JsonSchema } from './run-spec.ts'

/** The reference of every setting as Markdown, from the run format itself. */
export function settingsReference(): string {
  const settings = Object.entries(runSpecJsonSchema().properties!)
  const single = settings.filter(([, { properties }]) => !properties)
  const groups = settings.filter(([, { properties }]) => properties)
  return `${[
    introduction,
    table(single),
    ...groups.map(([name, { description, properties }]) =>
      `## ${name}\n\n${description}\n\n${table(Object.entries(properties!), `${name}.`)}`),
  ].join('\n\n')}\n`
}

const introduction = `# Settings

What a recipe (\`tunesmith.yaml\`) can say. All but the model and \`data.train\` may be left out: what is left out, or \`auto\`, is chosen
from the model, the data and the machine, and \`tunesmith plan\` shows it with the reason. A whole recipe can be as short as this:

\`\`\`yaml
model: tunesmith-base-10m
data:
  train: faq.jsonl
training:
  epochs: 10
\`\`\`

On the command line every setting is given by its dotted name: \`--set training.epochs=10\`.

This page is made from the run format: \`npm run docs:settings\`.`

function table(settings: [string, JsonSchema][], prefix = ''): string {
  const rows = settings.map(([name, schema]) => `| \`${prefix}${name}\` | ${accepted(schema)} | ${cell(schema.description ?? '')} |`)
  return ['| setting | accepts | meaning |', '|---|---|---|', ...rows].join('\n')
}

/** What a setting accepts, and what it is when it is left out and not chosen. */
function accepted(schema: JsonSchema): string {
  const { default: standard } = schema
  const unlessGiven = standard === undefined || standard === 'auto' ? '' : `; ${JSON.stringify(standard)} when left out`
  return cell(describeExpectation(schema) + unlessGiven)
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
