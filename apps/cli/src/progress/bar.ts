import { createStyle } from '../terminal/style.ts'
import { canRedraw, showsColor, sizeOf, type Terminal } from '../terminal/terminal.ts'
import { fit } from '../terminal/text-width.ts'
import { createLiveArea } from './live-area.ts'
import { barLine } from './progress-lines.ts'

/** One line that shows how far something has come; on stderr, so that what is printed stays what was asked for. */
export interface Bar {
  /** @param share 0 to 1; null where nobody knows */
  show(text: string, share: number | null): void
  /** Removes the line. */
  close(): void
}

/** Milliseconds between two drawings. */
const drawInterval = 100

/** A bar on a terminal; elsewhere, such as in a log, there is none. */
export function createBar({ stderr, env }: Terminal): Bar {
  if (!canRedraw(stderr, env)) return { show() {}, close() {} }
  const area = createLiveArea((text) => stderr.write(text))
  const style = createStyle(showsColor(stderr))
  let drawn = 0
  const leave = () => area.clear()
  process.once('exit', leave) // whatever ends the program, the cursor comes back
  return {
    show(text, share) {
      if (Date.now() < drawn + drawInterval && share !== 1) return
      drawn = Date.now()
      const width = sizeOf(stderr).columns - 1
      area.draw([share === null ? fit(`${text}…`, width) : barLine(share, width, text, style)])
    },
    close() {
      process.off('exit', leave)
      area.clear()
    },
  }
}
