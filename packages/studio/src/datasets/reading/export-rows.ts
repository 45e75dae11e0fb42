import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { fail, reason, TunesmithError, type Mapping } from '@tunesmith/contract'
import { failFromSystem, makeFolder, writeFileDurably } from '@tunesmith/formats'
import { isComplete, isRawText, questionKey, toConversation, type Conversation, type Example, type Layout } from '@tunesmith/text'
import type { SplitOptions } from '../../services.ts'
import { countsPath, sidePath } from '../folders.ts'
import { createPace } from './pace.ts'
import { openRows } from './proof.ts'
import { divide, givenSide, sides, type Division, type Side, type SplitRow } from './split.ts'
import { editedRow, editsByLine, type DatasetView } from './view.ts'

export interface RowsExport {
  view: Pick<DatasetView, 'rows' | 'reading' | 'edits'>
  split: SplitOptions
  /** Folder to write; it appears when everything in it is whole. */
  folder: string
}

export type RowCounts = Record<Side, number> & Pick<Division, 'byClass'>

/** A row that can be used, and what it was made from. */
interface UsableRow {
  value: Record<string, unknown>
  example: Example
}

/**
 * Writes the usable rows of a view as JSON lines, divided into those to train on, to watch progress with and to ask in the
 * end. Held-out rows carry as `answer` what a right answer must contain.
 *
 * @throws DATA_NOTHING_TO_LEARN where no row is left to train on; DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function exportRows({ view, split, folder }: RowsExport): Promise<RowCounts> {
  const known: SplitRow[] = []
  for await (const { value, example } of usableRows(view)) known.push(splitRow(value, example))
  const { sides: division, byClass } = divide(known, split)
  if (!division.includes('train')) fail('DATA_NOTHING_TO_LEARN', nothingIn(view, known.length))
  const partial = `${folder}.partial-${process.pid}`
  const counts: RowCounts = { train: 0, validation: 0, test: 0, byClass }
  try {
    rmSync(partial, { recursive: true, force: true })
    makeFolder(partial)
    const used = sides.filter((side) => division.includes(side))
    const files = new Map(used.map((side) => [side, new LinesFile(sidePath(partial, side))]))
    let position = 0
    for await (const row of usableRows(view)) {
      const side = division[position++]
      files.get(side)!.write(JSON.stringify(side === 'train' ? row.example : withAnswer(row, view.reading!)))
      counts[side]++
    }
    for (const file of files.values()) file.close()
    writeFileDurably(countsPath(partial), `${JSON.stringify(counts)}\n`)
    replace(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    failFromSystem(error, folder, 'write to')
  }
  return counts
}

/** Every row that teaches something, with what was changed in it. */
async function* usableRows({ rows, reading, edits }: RowsExport['view']): AsyncGenerator<UsableRow> {
  if (reading === null) return
  const byLine = editsByLine(edits)
  const pace = createPace()
  for (const row of openRows(rows)) {
    await pace()
    const { line, value } = editedRow(row, byLine.get(row.line)) ?? row
    if (value === undefined || byLine.get(line)?.fields === null) continue
    const example = exampleIn({ line, value }, reading)
    if (example && isComplete(example)) yield { value, example }
  }
}

function exampleIn(row: { line: number; value: Record<string, unknown> }, reading: Layout | Mapping): Example | undefined {
  try {
    return toConversation(row, reading)
  } catch (error) {
    if (error instanceof TunesmithError) return undefined // the proof tells of it
    throw error
  }
}

function splitRow(value: Record<string, unknown>, example: Example): SplitRow {
  const given = givenSide(value)
  const last = isRawText(example) ? undefined : example.messages.at(-1)
  const answer = last?.role === 'assistant' ? last.content.trim() : undefined
  const canBeAsked = answer !== undefined
  return { question: questionKey(example), canBeAsked, ...(canBeAsked && { answer }), ...(given && { given }) }
}

/** A held-out row, with what a right answer must contain: what the dataset itself says, else the whole answer. */
function withAnswer({ value, example }: UsableRow, reading: Layout | Mapping): Example | (Conversation & { answer: string }) {
  if (isRawText(example)) return example
  const last = example.messages.at(-1)!
  if (last.role !== 'assistant') return example
  const own = reading === 'messages' && typeof value.answer === 'string' && value.answer.trim() !== '' ? value.answer : undefined
  return { ...example, answer: own ?? last.content }
}

/** Lines written one after the other, in large pieces. */
class LinesFile {
  readonly #file: number
  #pending: string[] = []
  #length = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  write(line: string): void {
    this.#pending.push(line, '\n')
    this.#length += line.length
    if (this.#length > 2 ** 20) this.#flush()
  }

  close(): void {
    this.#flush()
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(''))
    this.#pending = []
    this.#length = 0
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
  }
}

/** Puts a finished folder in its place; where another was quicker, that one has the same in it. */
function replace(partial: string, folder: string): void {
  try {
    renameSync(partial, folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error
    rmSync(partial, { recursive: true, force: true })
  }
}

function nothingIn({ rows, edits }: RowsExport['view'], usable: number) {
  const { length } = openRows(rows)
  return {
    rows: length,
    line: 1,
    problem: reason(usable > 0 ? 'row.all-held-out' : edits.length >= length ? 'row.all-left-out' : 'row.teaches-nothing'),
    repair: reason(usable > 0 ? 'mend.hold-out-fewer' : 'mend.some'),
  }
}
