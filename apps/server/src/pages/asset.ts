import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file beside this one. */
export const readAsset = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
