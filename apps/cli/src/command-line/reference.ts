import { exitCodes } from '../failures/exit-codes.ts'
import type { Command } from './command.ts'
import { spelling, usage } from './help.ts'

/** The reference of all commands as Markdown, from the same table as the help. */
export function commandReference(commands: readonly Command[], operations: readonly Command[]): string {
  const statuses = Object.values(exitCodes).map(({ status, meaning }) => `| ${status} | ${meaning} |`)
  return [
    introduction,
    ...commands.map(section),
    ofStudio,
    ...operations.map(section),
    `## Exit status\n\n| status | meaning |\n|---|---|\n${statuses.join('\n')}`,
  ].join('\n\n') + '\n'
}

const introduction = `# Commands

Run in this folder as \`npx tunesmith <command>\`. Every command explains itself: \`npx tunesmith help <command>\`.

This page is made from the command table: \`npm run docs:commands\`.`

const ofStudio = `# Commands of the studio

Each does what one operation of the studio does (\`/openapi.json\`), with the studio that runs on the data folder, or by itself.`

function section(command: Command): string {
  const { name, summary, description, options, examples } = command
  const rows = [
    ...command.arguments.map((argument): [string, string] => [argument.name, argument.summary]),
    ...Object.entries(options).map(([option, details]): [string, string] => [spelling(option, details).trim(), details.summary]),
  ]
  return [
    `## ${name}`,
    summary,
    `\`\`\`sh\n${usage(command)}\n\`\`\``,
    ...(description ? [description] : []),
    ...(rows.length > 0 ? [`| | |\n|---|---|\n${rows.map(([term, meaning]) => `| \`${cell(term)}\` | ${cell(meaning).replaceAll('<', '&lt;')} |`).join('\n')}`] : []),
    `\`\`\`sh\n${examples.map(({ line, meaning }) => `# ${meaning}\n${line}`).join('\n\n')}\n\`\`\``,
  ].join('\n\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|')
