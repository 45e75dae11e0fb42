import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

const textOf = (parts: readonly Inline[]): string =>
  parts.map((part) => ('text' in part ? part.text : textOf(part.children))).join('')
const plain = (blocks: readonly Block[]): string => blocks.map((block) => {
  if (block.kind === 'code') return block.language + block.text
  if (block.kind === 'table') return [block.head, ...block.rows].flat().map(textOf).join('\n')
  return block.kind === 'list' ? block.items.map(textOf).join('\n') : textOf(block.children)
}).join('\n')

describe('parseMarkdown', () => {
  it('reads tables, with bars inside of cells', () => {
    const text = 'Fees:\n\n| What | **Fee** |\n|:---|---:|\n| a \\| b | `25` |\n| deed |  |\nDone.'
    expect(parseMarkdown(text)).toMatchObject([
      { kind: 'paragraph' },
      {
        kind: 'table',
        head: [[{ text: 'What' }], [{ kind: 'strong' }]],
        rows: [[[{ text: 'a | b' }], [{ kind: 'code', text: '25' }]], [[{ text: 'deed' }], []]],
      },
      { kind: 'paragraph', children: [{ text: 'Done.' }] },
    ])
    expect(parseMarkdown('| no | table |\nat all')).toMatchObject([{ kind: 'paragraph' }])
  })

  it('reads paragraphs, lists, code and emphasis', () => {
    const text = [
      'The **fee** is `25` *dollars*:', '', '1. File the deed', '2. Pay', '   at the counter', '', '- one', '- two', '',
      '```ts', 'const a = 1', '', 'const b = 2', '```', 'Done.',
    ].join('\n')
    expect(parseMarkdown(text)).toMatchObject([
      {
        kind: 'paragraph',
        children: [
          { text: 'The ' }, { kind: 'strong' }, { text: ' is ' }, { kind: 'code', text: '25' }, { text: ' ' },
          { kind: 'emphasis' }, { text: ':' },
        ],
      },
      { kind: 'list', ordered: true, start: 1, items: [[{ text: 'File the deed' }], [{ text: 'Pay\nat the counter' }]] },
      { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] },
      { kind: 'code', language: 'ts', text: 'const a = 1\n\nconst b = 2' },
      { kind: 'paragraph' },
    ])
  })

  it('leaves HTML, links and images the text they are', () => {
    const text = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) ![](https://tracker.example/a.png)'
    expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text }] }])
  })

  it('leaves names with underscores and lone stars alone', () => {
    const text = 'max_new_tokens 2 * 3 * 4'
    expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text }] }])
  })

  it('shows code that is still streaming as code', () => {
    expect(parseMarkdown('```py\nprint(1)')).toEqual([{ kind: 'code', language: 'py', text: 'print(1)' }])
  })

  it('keeps the number a list begins with', () => {
    expect(parseMarkdown('3. third\n4. fourth')).toMatchObject([{ kind: 'list', start: 3 }])
  })

  it('loses no letter, whatever it is given', () => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    const anyPieces = fc.array(fc.constantFrom('a', 'b ', '*', '**', '_', '`', '# ', '- ', '\n', '\n\n', '  ', '<b>', '['))
    fc.assert(fc.property(anyPieces, (pieces) => {
      const text = pieces.join('')
      expect(letters(plain(parseMarkdown(text)))).toBe(letters(text))
    }))
  })

  it('is quick on text made to be slow', () => {
    const began = process.cpuUsage() // of the processor: a busy machine takes longer
    const pieces = ['*', '**a', '`', '_a', '- ', '#', '1. ', '[[', `${'**'.repeat(20)} `]
    for (const piece of pieces) parseMarkdown(piece.repeat(20_000))
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500)
  })
})
