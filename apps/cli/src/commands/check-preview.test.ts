import { expect, it } from 'vitest'
import { previewText } from './check-preview.ts'

const stretches = [{ text: '<|im_start|>Q\n', learned: false }, { text: 'A<|im_end|>', learned: true }]

it('a preview marks what is learned, by colour or brackets', () => {
  expect(previewText(stretches, false)).toBe('<|im_start|>Q\n⟦A<|im_end|>⟧')
  expect(previewText(stretches, true)).toBe('\x1b[2m<|im_start|>Q\n\x1b[22m\x1b[32mA<|im_end|>\x1b[39m')
})

it('a preview shortens what is not learned, and keeps control signs of the data from the terminal', () => {
  const hostile = previewText([{ text: '\x1b[31mred '.repeat(200), learned: false }, { text: '\x1b]0;title\x07ok', learned: true }], false)
  expect(hostile).toContain('⟦\\x1b]0;title\\x07ok⟧')
  // oxlint-disable-next-line no-control-regex
  expect(hostile).not.toMatch(/[\x00-\x08\x0b-\x1f]/)
  expect(hostile.length).toBeLessThan(600)
})
