import { errorGroups, type ErrorCode } from './index.ts'
import type { ErrorRow } from './define.ts'

const groupTitles: Record<keyof typeof errorGroups, string> = {
  command: 'The command line', data: 'Data', model: 'Models, adapters and tokenizers', training: 'Settings and training',
  hub: 'The hub', studio: 'The studio', serving: 'Models that answer', export: 'Exports', system: 'The machine',
}

/** Stands for any number in a message, so that sizes and counts read like ones. */
const exampleNumber = 4e9

/** The error reference as Markdown: one section a code, with `‹…›` where a message names the case at hand. */
export function errorReference(): string {
  const sections = Object.entries(errorGroups).flatMap(([group, rows]) => [
    `## ${groupTitles[group as keyof typeof errorGroups]}`,
    ...Object.entries(rows as Record<string, ErrorRow<unknown>>).map(([code, row]) => section(code as ErrorCode, row)),
  ])
  return `${[introduction, ...sections].join('\n\n')}\n`
}

const introduction = `# Errors

Every error has a code that never changes its meaning: search for it, or test for it in \`--json\` output.
Words in ‹angle brackets› stand for what the message names in the case at hand.

This page is made from the error table: \`npm run docs:errors\`.`

function section(code: ErrorCode, row: ErrorRow<unknown>): string {
  const params = new Proxy({}, { get: (_, name) => placeholder(String(name)) })
  const remedy = typeof row.remedy === 'function' ? row.remedy(params) : row.remedy
  return `### ${code}\n\n**${row.title}.** ${asMarkdown(row.message(params))}\n\n*What to do:* ${asMarkdown(remedy)}`
}

const asMarkdown = (text: unknown) => String(text).replace(/</g, '&lt;').replace(/\n/g, '\\\n').trim()

/** A value that reads as `‹name›` wherever a message uses it: as text, as a list or as an object; or as a number. */
function placeholder(name: string): unknown {
  const word = `‹${name}›`
  const list = [word]
  return new Proxy(list, {
    get(_, property) {
      if (property === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? exampleNumber : word)
      if (property === 'toJSON') return () => word
      if (property === '0' || property === 'text') return placeholder(name) // the text of a reason stands for the reason
      if (typeof property === 'symbol' || property in list) return Reflect.get(list, property)
      return placeholder(property)
    },
  })
}
