// Writes docs/reference/errors.md from the error table: npm run docs:errors
import { mkdirSync, writeFileSync } from 'node:fs'
import { errorReference } from '../src/errors/reference.ts'

const file = new URL('../../../docs/reference/errors.md', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
writeFileSync(file, errorReference())
