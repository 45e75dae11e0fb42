import { describe, expect, it } from 'vitest'
import { ggufChoices } from './hub/gguf-choices.ts'
import { readableCard } from './readable-card.ts'

describe('the card of a model', () => {
  it('is text: no pictures, no HTML, links as their words', () => {
    const card = [
      '<!-- hidden', 'words -->', '<div align="center"><img src="https://tracker.example/x.png"></div>', '# A *model*', '',
      '[![badge](https://b.example/i.svg)](https://b.example)', 'See [the paper](https://p.example/1.pdf), by <b>us</b>.',
      '<script>alert(1)</script>', '![picture](x.png)',
    ].join('\r\n')
    expect(readableCard(card)).toBe('# A *model*\n\nSee the paper, by us.')
  })

  it('leaves code as it is, and tables apart from the text around them', () => {
    const card = 'Use `List<int>`:\n\n```python\nx = a[0](1)  # <b>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd'
    expect(readableCard(card)).toBe('Use `List<int>`:\n\n```python\nx = a[0](1)  # <b>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd')
  })

  it.each(['[a', '![', '<script>', '<!--', '`'])('of endless length is cut, whatever it is made of: %s', (text) => {
    expect(readableCard(text.repeat(500_000)).length).toBeLessThanOrEqual(30_000)
  })
})

it('GGUF files in parts are one choice, by their first part and the size of all', () => {
  const file = (path: string, bytes: number) => ({ path, bytes, sha256: null, needed: false })
  const files = [file('b-00002-of-00002.gguf', 5), file('b-00001-of-00002.gguf', 6), file('a.gguf', 3), file('config.json', 1)]
  expect(ggufChoices(files)).toEqual([{ path: 'a.gguf', bytes: 3 }, { path: 'b-00001-of-00002.gguf', bytes: 11 }])
})
