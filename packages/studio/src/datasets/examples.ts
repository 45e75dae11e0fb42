import { createReadStream, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fail, reason, type Output, type PlainReasonCode } from '@tunesmith/contract'
import { readDataset } from '@tunesmith/text'
import type { Side } from './reading/split.ts'

type Example = Output<'listDatasetExamples'>['items'][number]

/** The examples at the root of the installation. */
const folder = join(import.meta.dirname, '../../../../examples')

/** A dataset that comes with Tunesmith: one file, or several that are each for one purpose. */
interface ExampleSource {
  name: string
  description: PlainReasonCode
  files: Partial<Record<Side, string>>
}

const sources: Record<string, ExampleSource> = {
  'policy-chatbot': {
    name: 'Policy chatbot',
    description: 'example.policy-chatbot',
    files: {
      train: 'policy-chatbot/data/train.jsonl',
      validation: 'policy-chatbot/data/validation.jsonl',
      test: 'policy-chatbot/data/test.jsonl',
    },
  },
  'customer-questions': {
    name: 'Kundenfragen',
    description: 'example.customer-questions',
    files: { train: 'datasets/customer-questions.csv' },
  },
  'ticket-topics': {
    name: 'Ticket topics',
    description: 'example.ticket-topics',
    files: { train: 'datasets/ticket-topics.jsonl' },
  },
  'plain-language': {
    name: 'Plain language',
    description: 'example.plain-language',
    files: { train: 'datasets/plain-language.jsonl' },
  },
}

const counted = new Map<string, number>()

/** The examples, with how many rows each has. */
export async function listExamples(): Promise<Example[]> {
  return Object.entries(sources).map(([id, { name, description, files }]) => {
    const rows = Object.values(files).reduce((total, file) => total + rowsIn(file), 0)
    return { id, name, description: reason(description), rows }
  })
}

function rowsIn(file: string): number {
  const known = counted.get(file)
  if (known !== undefined) return known
  const { rows, problems } = readDataset(join(folder, file))
  counted.set(file, rows.length + problems.length)
  return counted.get(file)!
}

/** An example as a file to upload; rows of several files say in a field `split` what they are for. @throws EXAMPLE_UNKNOWN */
export function exampleNamed(id: string): { name: string; fileName: string; open(): Readable } {
  if (!Object.hasOwn(sources, id)) fail('EXAMPLE_UNKNOWN', { name: id, known: Object.keys(sources) })
  const { name, files } = sources[id]
  const parts = Object.entries(files)
  const fileName = `${id}${extname(parts[0][1])}`
  return {
    name,
    fileName,
    open: () => (parts.length === 1 ? createReadStream(join(folder, parts[0][1])) : Readable.from(linesWithSplit(parts))),
  }
}

function* linesWithSplit(parts: readonly [side: string, file: string][]): Generator<string> {
  for (const [split, file] of parts) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      yield `${JSON.stringify({ split, ...(JSON.parse(line) as object) })}\n`
    }
  }
}
