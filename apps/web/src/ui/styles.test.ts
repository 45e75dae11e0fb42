import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))

/** What says left or right, and so would not mirror in Arabic. */
const physical = [
  /\b(?:margin|padding|border|inset)-(?:left|right)\b/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /\btext-align:\s*(?:left|right)\b/,
  /\bfloat:\s*(?:left|right)\b/,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b/,
]

describe('style sheets', () => {
  it.each(sheets)('%s mirrors, and takes its colours from the tokens', (name) => {
    const lines = readFileSync(join(root, name), 'utf8').split('\n')
    const wrong = lines.flatMap((line, index) => (physical.some((pattern) => pattern.test(line)) ? [`${index + 1}: ${line.trim()}`] : []))
    expect(wrong).toEqual([])
    if (name === join('ui', 'tokens.css')) return
    const coloured = lines.filter((line) => /#[0-9a-f]{3,8}\b/i.test(line) && !line.includes('light-dark('))
    expect(coloured).toEqual([])
  })
})
