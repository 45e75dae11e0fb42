import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reason } from '@tunesmith/contract'
import { failFromSystem, makeFolder } from '@tunesmith/formats'
import type { ReadItem } from '@tunesmith/text'

/*
 * A dataset as JSON lines in one form, whatever it was uploaded as: made once from the uploaded file, and made anew when it
 * is gone. Any row is found by its place, so that a page of a large dataset takes no longer than one of a small.
 */

/** A row of a dataset, or what could not be read as one, under the number it is known by. */
export interface StoredRow {
  /** The line of the uploaded file; where several rows share one, they are counted on. */
  line: number
  value?: Record<string, unknown>
  /** Earlier versions wrote problem and repair as texts. */
  rejected?: { problem: Reason | string; repair: Reason | string; text?: string }
}

const blockSize = 2 ** 20
const lineFeed = 0x0a
const beforeLine = '{"line":'.length

/** Writes a rows file; it appears under its name only when it is whole and on the disk. */
export class RowsWriter {
  readonly #path: string
  readonly #partial: string
  readonly #file: number
  #pending: string[] = []
  #length = 0
  #line = 0
  #end = 0
  #isOpen = true

  /** @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED */
  constructor(path: string) {
    this.#path = path
    this.#partial = `${path}.partial-${process.pid}`
    try {
      makeFolder(dirname(path))
      this.#file = openSync(this.#partial, 'w')
    } catch (error) {
      failFromSystem(error, path, 'write to')
    }
  }

  write(item: ReadItem): void {
    const at = 'row' in item ? item.row.line : item.problem.line
    const line = (this.#line = Math.max(at, this.#line + 1))
    const stored: StoredRow = 'row' in item ? { line, value: item.row.value } : { line, rejected: rejectionOf(item) }
    const text = `${JSON.stringify(stored)}\n`
    this.#pending.push(text)
    this.#length += text.length
    if (this.#length >= blockSize) this.#flush()
  }

  /** Begins anew. */
  forget(): void {
    ;[this.#pending, this.#length, this.#line] = [[], 0, 0]
    ftruncateSync(this.#file)
    this.#end = 0
  }

  /** Ends the file, which is there from now on. */
  commit(): void {
    this.#flush()
    try {
      fsyncSync(this.#file)
      this.#close()
      renameSync(this.#partial, this.#path)
    } catch (error) {
      failFromSystem(error, this.#path, 'write to')
    }
  }

  /** Leaves nothing of a file that was not committed. */
  abandon(): void {
    this.#close()
    rmSync(this.#partial, { force: true })
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(''))
    this.#pending = []
    this.#length = 0
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done, bytes.length - done, this.#end + done)
      this.#end += bytes.length
    } catch (error) {
      failFromSystem(error, this.#path, 'write to')
    }
  }
}

/** Longest piece of what could not be read that is shown, in characters. */
const longestText = 2000

function rejectionOf({ problem: { problem, repair }, text }: Extract<ReadItem, { problem: unknown }>): StoredRow['rejected'] {
  return { problem, repair, ...(text !== undefined && { text: text.slice(0, longestText) }) }
}

/** A rows file, opened: only where its rows are is kept in memory, twelve bytes a row. */
export class RowsFile {
  readonly path: string
  readonly #starts: Float64Array
  readonly #lines: Uint32Array

  /** @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED */
  constructor(path: string) {
    this.path = path
    const starts: number[] = [0]
    const lines: number[] = []
    for (const { text, end } of piecesOf(path)) {
      starts.push(end)
      lines.push(Number.parseInt(text.toString('latin1', beforeLine, beforeLine + 10), 10))
    }
    this.#starts = Float64Array.from(starts)
    this.#lines = Uint32Array.from(lines)
  }

  get length(): number {
    return this.#lines.length
  }

  lineAt(position: number): number {
    return this.#lines[position]
  }

  /** The place of a row among all, from 0; undefined where no row has this number. */
  positionOf(line: number): number | undefined {
    let [low, high] = [0, this.#lines.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.#lines[middle] === line) return middle
      if (this.#lines[middle] < line) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  /** The rows at these places. */
  read(positions: readonly number[]): StoredRow[] {
    const file = openFile(this.path)
    try {
      return positions.map((position) => {
        const start = this.#starts[position]
        const bytes = Buffer.alloc(this.#starts[position + 1] - start)
        readSync(file, bytes, 0, bytes.length, start)
        return JSON.parse(bytes.toString()) as StoredRow
      })
    } finally {
      closeSync(file)
    }
  }

  /** Every row in order. */
  *[Symbol.iterator](): Generator<StoredRow> {
    for (const { text } of piecesOf(this.path)) yield JSON.parse(text.toString()) as StoredRow
  }
}

/** The lines of a file, and where each ends. */
function* piecesOf(path: string): Generator<{ text: Buffer; end: number }> {
  const file = openFile(path)
  try {
    const { size } = fstatSync(file)
    let rest: Buffer = Buffer.of()
    for (let offset = 0; offset < size; ) {
      const bytes = Buffer.allocUnsafe(Math.min(blockSize, size - offset))
      const count = readSync(file, bytes, 0, bytes.length, offset)
      const block = Buffer.concat([rest, bytes.subarray(0, count)])
      const begins = offset - rest.length
      let start = 0
      for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, start)) {
        yield { text: block.subarray(start, end), end: begins + end + 1 }
        start = end + 1
      }
      rest = block.subarray(start)
      offset += count
    }
  } finally {
    closeSync(file)
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    return failFromSystem(error, path, 'read')
  }
}
