import type { Aligned } from './align.ts'

/** The value of a line at an index of the axis: measured there, or the last one measured before; undefined before the first. */
export function readingAt(column: Aligned['columns'][number], index: number): number | null | undefined {
  for (let at = index; at >= 0; at--) if (column[at] !== undefined) return column[at]
  return undefined
}
