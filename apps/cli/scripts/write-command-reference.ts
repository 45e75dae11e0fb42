// Writes docs/reference/commands.md from the command table: npm run docs:commands
import { mkdirSync, writeFileSync } from 'node:fs'
import { commandReference } from '../src/command-line/reference.ts'
import { commands, operationCommands } from '../src/commands/index.ts'

const file = new URL('../../../docs/reference/commands.md', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
writeFileSync(file, commandReference(commands, operationCommands))
