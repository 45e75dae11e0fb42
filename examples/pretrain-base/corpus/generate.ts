import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { generateCorpus, heldOut, type Document } from './index.ts'
import { readingTest, type ReadingQuestion } from './reading-test.ts'

// Writes documents as JSON lines: node generate.ts --documents 10000 --seed 1 --format text|chat|held-out|reading --out corpus.jsonl

/** ChatML, the template of the base model, with the last end of turn left to the end-of-text token. */
const chatAsText = (messages: readonly { role: string; content: string }[]): string =>
  messages
    .map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`)
    .join('')
    .replace(/<\|im_end\|>\n$/, '')

/** The rows of a format, by seed; `undefined` stands for a document that has none. */
type Format = (seed: number, count: number) => Iterable<object | undefined>

function* rows(documents: Iterable<Document>, rowOf: (document: Document) => object | undefined) {
  for (const document of documents) yield rowOf(document)
}

const asText = (document: Document) => ({ text: document.kind === 'text' ? document.text : chatAsText(document.messages) })
const asChat = (document: Document) => (document.kind === 'chat' ? { messages: document.messages } : undefined)

const asQuestion = ({ prompt, answer }: ReadingQuestion) => ({
  messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: answer }],
  answer,
})

const formats: Record<string, Format> = {
  /** Everything as running text, for pretraining. */
  text: (seed) => rows(generateCorpus(seed), asText),
  /** Conversations only, for instruction tuning. */
  chat: (seed) => rows(generateCorpus(seed), asChat),
  /** Conversations of the held-out stream, for measuring. */
  'held-out': (seed) => rows(heldOut(seed), asChat),
  /** Questions about paragraphs of the held-out stream, with what a right answer must contain. */
  reading: (seed, count) => readingTest(count, seed).map(asQuestion),
}

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string', default: 'chat' },
    out: { type: 'string' },
  },
})

const wanted = Number(values.documents)
const seed = Number(values.seed)
const format = Object.hasOwn(formats, values.format) ? formats[values.format] : undefined
if (!format || values.out === undefined || !Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed)) {
  console.error('Usage: node generate.ts --documents <count> --seed <whole number> --format text|chat|held-out|reading --out <file>')
  process.exit(2)
}

const file = createWriteStream(values.out)
let written = 0
for (const row of format(seed, wanted)) {
  if (!row) continue
  if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain')
  written++
  if (written === wanted) break
}
file.end()
await finished(file)
console.log(`${written} documents written to ${values.out}`)
