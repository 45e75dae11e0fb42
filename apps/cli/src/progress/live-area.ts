/** Lines at the end of a terminal that are written over as they change. */
export interface LiveArea {
  /** Shows these lines in place of the last ones. */
  draw(lines: readonly string[]): void
  /** Writes lines that stay, above the live ones, which vanish until the next `draw`. */
  print(lines: readonly string[]): void
  /** Removes the live lines. */
  clear(): void
}

const hideCursor = '\x1b[?25l'
const showCursor = '\x1b[?25h'
/** Synchronised output (DEC mode 2026): terminals that know it show the redraw in one piece, others ignore it. */
const begin = '\x1b[?2026h'
const end = '\x1b[?2026l'
/** Lines are not broken at the edge, so that the number of rows is the number of lines even while a window shrinks. */
const noWrap = '\x1b[?7l'
const wrap = '\x1b[?7h'
const eraseBelow = '\x1b[J'

export function createLiveArea(write: (text: string) => void): LiveArea {
  let height = 0
  const home = () => (height > 0 ? `\r\x1b[${height}A` : '\r')
  return {
    draw(lines) {
      const text = lines.map((line) => `\x1b[2K${line}\n`).join('')
      write(`${begin}${height === 0 ? hideCursor : ''}${home()}${noWrap}${text}${wrap}${eraseBelow}${end}`)
      height = lines.length
    },
    print(lines) {
      const text = lines.map((line) => `${line}\n`).join('')
      write(`${begin}${home()}${eraseBelow}${text}${end}`)
      height = 0
    },
    clear() {
      write(`${home()}${eraseBelow}${showCursor}`)
      height = 0
    },
  }
}
