// Writes the JSON Schema of the run format for editors: npm run schema -w packages/contract
import { writeFileSync } from 'node:fs'
import { runSpecJsonSchema } from '../src/run-spec.ts'

const file = new URL('../schema/tunesmith.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(runSpecJsonSchema(), null, 2)}\n`)
