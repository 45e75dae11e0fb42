import type { Store } from '@tunesmith/store'
import type { RowEdit } from './reading/view.ts'

/** Everything that was changed in a dataset since the upload, by line. */
export async function readEdits(db: Store['db'], datasetId: string): Promise<RowEdit[]> {
  const edits = await db.selectFrom('dataset_edits').select(['line', 'fields'])
    .where('dataset_id', '=', datasetId).orderBy('line').execute()
  return edits.map(({ line, fields }) => ({ line, fields: fields === null ? null : (JSON.parse(fields) as RowEdit['fields']) }))
}

/** How many rows are changed or left out, by dataset. */
export async function countEdits(db: Store['db'], datasetIds: readonly string[]): Promise<Map<string, number>> {
  if (datasetIds.length === 0) return new Map()
  const counts = await db.selectFrom('dataset_edits').select(['dataset_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('dataset_id', 'in', datasetIds).groupBy('dataset_id').execute()
  return new Map(counts.map(({ dataset_id: id, count }) => [id, Number(count)]))
}

/** Edits saved in one statement; SQLite takes a limited number of values. */
const editsAtOnce = 500

/** Keeps edits; all of them are on the disk when this settles. */
export async function saveEdits(db: Store['db'], datasetId: string, edits: readonly RowEdit[], now: Date): Promise<void> {
  const values = edits.map(({ line, fields }) => ({
    dataset_id: datasetId, line, fields: fields === null ? null : JSON.stringify(fields), edited_at: now.toISOString(),
  }))
  await db.transaction().execute(async (transaction) => {
    for (let start = 0; start < values.length; start += editsAtOnce) {
      await transaction.insertInto('dataset_edits').values(values.slice(start, start + editsAtOnce))
        .onConflict((conflict) => conflict.columns(['dataset_id', 'line']).doUpdateSet(({ ref }) => ({
          fields: ref('excluded.fields'), edited_at: ref('excluded.edited_at'),
        })))
        .execute()
    }
  })
}

/** Takes back what was changed in a row. */
export async function forgetEdit(db: Store['db'], datasetId: string, line: number): Promise<void> {
  await db.deleteFrom('dataset_edits').where('dataset_id', '=', datasetId).where('line', '=', line).execute()
}
