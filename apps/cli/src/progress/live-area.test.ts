import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createLiveArea } from './live-area.ts'

/** A terminal as far as the live area uses one: cursor up, carriage return, line feed, erase line, erase below. */
function screen() {
  let rows: string[] = ['']
  let row = 0
  const write = (text: string) => {
    // oxlint-disable-next-line no-control-regex -- the terminal is steered by these
    for (const [part, up] of text.matchAll(/\x1b\[(\d+)A|\x1b\[J|\x1b\[2K|\x1b\[\?\d+[hl]|\r|\n|[^\x1b\r\n]+/g)) {
      if (up) row -= Number(up)
      else if (part === '\x1b[J') rows = rows.slice(0, row + 1).with(row, '')
      else if (part === '\x1b[2K') rows[row] = ''
      else if (part === '\n') rows[++row] ??= ''
      else if (stripVTControlCharacters(part).trim() !== '') rows[row] = part
    }
  }
  return { write, lines: () => rows.slice(0, -1) }
}

describe('the live lines of a terminal', () => {
  it('are written over, also when there are fewer', () => {
    const { write, lines } = screen()
    const area = createLiveArea(write)
    area.draw(['one', 'two', 'three'])
    area.draw(['four', 'five'])
    expect(lines()).toEqual(['four', 'five'])
  })

  it('stay below what is printed, which is never written over', () => {
    const { write, lines } = screen()
    const area = createLiveArea(write)
    area.draw(['live'])
    area.print(['kept'])
    area.draw(['live', 'more'])
    area.draw(['less'])
    expect(lines()).toEqual(['kept', 'less'])
  })

  it('vanish at the end, and the cursor is there again', () => {
    let written = ''
    const { write, lines } = screen()
    const area = createLiveArea((text) => {
      written += text
      write(text)
    })
    area.draw(['live'])
    area.clear()
    expect(lines()).toEqual([])
    expect(written.lastIndexOf('\x1b[?25h')).toBeGreaterThan(written.lastIndexOf('\x1b[?25l'))
  })
})
