import { fail, reason, refuseField, type Dataset, type DatasetRow } from '@tunesmith/contract'
import { deepestRow, shapeOf } from '@tunesmith/text'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import { viewOf } from './dataset-view.ts'
import { countEdits, forgetEdit, saveEdits } from './edits.ts'
import { asDataset, readRecord } from './record.ts'
import { inTurn } from '../in-turn.ts'

/** Longest row that can be written by hand, as JSON in characters. */
const longestEdit = 2 ** 20

/**
 * Changes fields of a row; others stay as they are. A row that could not be read becomes one.
 *
 * @throws NOT_FOUND, REQUEST_INVALID, REQUEST_TOO_LARGE
 */
export function changeRow(services: Services, id: string, line: number, fields: Record<string, unknown>): Promise<DatasetRow> {
  return inTurn(id, async () => {
    const row = await rowAt(services, id, line)
    const changed = { ...row.fields, ...fields }
    requireWritable(changed)
    await saveEdits(services.store.db, id, [{ line, fields: changed }], services.now())
    return rowAt(services, id, line)
  })
}

/** Leaves a row out. @throws NOT_FOUND */
export function leaveOut(services: Services, id: string, line: number): Promise<Dataset> {
  return inTurn(id, async () => {
    await rowAt(services, id, line)
    await saveEdits(services.store.db, id, [{ line, fields: null }], services.now())
    return readDataset(services, id)
  })
}

/** Takes back what was changed in a row, or that it was left out. @throws NOT_FOUND */
export function restoreRow(services: Services, id: string, line: number): Promise<Dataset> {
  return inTurn(id, async () => {
    await rowAt(services, id, line)
    await forgetEdit(services.store.db, id, line)
    return readDataset(services, id)
  })
}

/** Leaves out all rows with one kind of problem, where that repairs it. @throws NOT_FOUND */
export function repairRows(services: Services, id: string, kind: string, model?: string): Promise<{ repaired: number; dataset: Dataset }> {
  return inTurn(id, async () => {
    const view = await viewOf(services, await readRecord(services.store.db, id), model)
    const lines = await backgroundOf(services, 'data').run('findProblems', { view, kind })
    await saveEdits(services.store.db, id, lines.map((line) => ({ line, fields: null })), services.now())
    return { repaired: lines.length, dataset: await readDataset(services, id) }
  })
}

/** A dataset with its edits counted. @throws NOT_FOUND */
export async function readDataset({ store: { db } }: Services, id: string): Promise<Dataset> {
  const record = await readRecord(db, id)
  return asDataset(record, (await countEdits(db, [id])).get(id) ?? 0)
}

async function rowAt(services: Services, id: string, line: number): Promise<DatasetRow> {
  const view = await viewOf(services, await readRecord(services.store.db, id))
  const { items: [row] } = await backgroundOf(services, 'data').run('listRows', { view, line, offset: 0, limit: 1 })
  return row ?? fail('NOT_FOUND', { what: 'row', id: `${line} of ${id}` })
}

function requireWritable(fields: Record<string, unknown>): void {
  const text = JSON.stringify(fields)
  if (text.length > longestEdit) fail('REQUEST_TOO_LARGE', { limitBytes: longestEdit })
  if (shapeOf(text).depth > deepestRow) refuseField('fields', reason('field.too-deep', { levels: deepestRow }))
}
