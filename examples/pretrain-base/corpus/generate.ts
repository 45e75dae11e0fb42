import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { generateCorpus, heldOut } from './index.ts'

// Writes documents as JSON lines: node generate.ts --documents 10000 --seed 1 --out corpus.jsonl [--held-out]
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    'held-out': { type: 'boolean', default: false },
  },
})

const wanted = Number(values.documents)
const seed = Number(values.seed)
if (values.out === undefined || !Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed)) {
  console.error('Usage: node generate.ts --documents <count> --seed <whole number> --out <file> [--held-out]')
  process.exit(2)
}

const file = createWriteStream(values.out)
let written = 0
for (const document of values['held-out'] ? heldOut(seed) : generateCorpus(seed)) {
  if (!file.write(`${JSON.stringify(document)}\n`)) await once(file, 'drain')
  written++
  if (written === wanted) break
}
file.end()
await finished(file)
console.log(`${written} documents written to ${values.out}`)
