import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../examples/policy-chatbot/data')

/** How many fees the office has written down; each is asked for in three ways, so that one can be kept for the test. */
const fees = 32

/** What the office forgot to write down: three rows that cannot be learned from. */
export const badRows = [
  ['What is the fee for a parking permit?', ''],
  ['How much is a second parking permit?', ''],
  ['', 'There is no fee for it.'],
] as const

/** The policy chatbot's rows as an office would keep them: a CSV file of numbered rows under headings of its own. */
export function officeFile(headings: readonly [number: string, question: string, answer: string]): string {
  const asked = ['train', 'test', 'validation'].flatMap(readRows)
  const known = [...Map.groupBy(asked, ({ fact }) => fact).values()].filter((ways) => ways.length === 3).slice(0, fees).flat()
  const pairs = [...known.map(({ messages: [question, answer] }) => [question.content, answer.content] as const), ...badRows]
  const rows = pairs.map(([question, answer], index) => [String(index + 1), cell(question), cell(answer)])
  return [headings, ...rows].map((row) => row.join(';')).join('\r\n')
}

const good = fees * 3

/** Rows of the file, those of them that teach something as they are, and the line of the first that does not. */
export const officeRows = { all: good + badRows.length, good, firstBad: good + 2 } as const

interface Row {
  fact: string
  messages: { content: string }[]
}

const readRows = (part: string): Row[] =>
  readFileSync(join(folder, `${part}.jsonl`), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row)

const cell = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`)
