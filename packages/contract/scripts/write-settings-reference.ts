// Writes docs/reference/settings.md from the run format: npm run docs:settings
import { writeFileSync } from 'node:fs'
import { settingsReference } from '../src/settings-reference.ts'

writeFileSync(new URL('../../../docs/reference/settings.md', import.meta.url), settingsReference())
