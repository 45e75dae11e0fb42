import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errors } from './index.ts'
import { errorReference } from './reference.ts'

describe('the error reference', () => {
  const published = readFileSync(new URL('../../../../docs/reference/errors.md', import.meta.url), 'utf8')

  it('is current (run `npm run docs:errors` after changing the table)', () => {
    expect(published).toBe(errorReference())
  })

  it('has one section for every code', () => {
    const sections = published.match(/^### (.+)$/gm)?.map((line) => line.slice(4))
    expect(sections?.toSorted()).toEqual(Object.keys(errors).toSorted())
  })

  it('shows every message and remedy as a person would read it', () => {
    expect(published).not.toMatch(/undefined|\[object|null|=>/)
    for (const section of published.split(/^### /m).slice(1)) {
      expect(section).toMatch(/^[A-Z0-9_]+\n\n\*\*[^*]{3,60}\.\*\* .{8,}/)
      expect(section).toMatch(/\n\*What to do:\* .{8,}/)
    }
  })
})
