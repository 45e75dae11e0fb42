import { describe, expect, it } from 'vitest'
import { wordChanges } from './word-changes.ts'

const changed = (runs: readonly { text: string; changed: boolean }[]) =>
  runs.filter((run) => run.changed).map(({ text }) => text.trim())

describe('wordChanges', () => {
  it('finds the words that came and went', () => {
    const changes = wordChanges('The fee for a deed is 10 dollars.', 'The fee for a deed is 25 dollars today.', 'en')!
    expect(changed(changes.before)).toEqual(['10'])
    expect(changed(changes.now)).toEqual(['25', 'today'])
    expect(changes.now.map(({ text }) => text).join('')).toBe('The fee for a deed is 25 dollars today.')
  })

  it('takes neighbouring changes together', () => {
    const { now } = wordChanges('It costs nothing at all.', 'It costs twenty five dollars at all.', 'en')!
    expect(changed(now)).toEqual(['twenty five dollars'])
  })

  it('marks nothing where everything is new', () => {
    expect(wordChanges('Deeds are old papers of kings.', 'You pay 25 dollars', 'en')).toBeNull()
    expect(wordChanges('', 'The fee is 25 dollars.', 'en')).toBeNull()
  })

  it('knows words where no spaces stand between them', () => {
    const { now } = wordChanges('登记费用是十元。', '登记费用是二十五元。', 'zh')!
    expect(changed(now).join('')).toContain('二')
  })

  it('leaves very long answers as they are', () => {
    expect(wordChanges('a b '.repeat(1000), 'a b '.repeat(1000), 'en')).toBeNull()
  })
})
