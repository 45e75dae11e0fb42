import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRunSpec, settingPaths } from './parse-run-spec.ts'
import { settingsReference } from './settings-reference.ts'

describe('the settings reference', () => {
  const published = readFileSync(new URL('../../../docs/reference/settings.md', import.meta.url), 'utf8')

  it('is current (run `npm run docs:settings` after changing a setting)', () => {
    expect(published).toBe(settingsReference())
  })

  it('explains every setting: what it accepts, and what it means', () => {
    for (const path of settingPaths()) {
      expect(published).toMatch(new RegExp(`^\\| \`${path.replaceAll('.', '\\.')}\` \\| (?!another value)[^|]{3,} \\| [A-Za-z].{9,} \\|$`, 'm'))
    }
    expect(published).not.toMatch(/undefined|\[object/)
  })
})

it('the shortest recipe it shows is one', () => {
  expect(parseRunSpec({ model: 'tunesmith-base-10m', data: { train: 'faq.jsonl' }, training: { epochs: 10 } }, 'the page')).toBeDefined()
})
