import type { Input, Output } from '@tunesmith/contract'
import type { Services } from '../services.ts'
import { countEdits } from './edits.ts'
import { asDataset } from './record.ts'

/** A page of all datasets, newest first. */
export async function listDatasets({ store: { db } }: Services, { offset, limit }: Input<'listDatasets'>): Promise<Output<'listDatasets'>> {
  const records = await db.selectFrom('datasets').selectAll()
    .orderBy('created_at', 'desc').orderBy('id').offset(offset).limit(limit).execute()
  const { total } = await db.selectFrom('datasets').select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const edits = await countEdits(db, records.map(({ id }) => id))
  return { items: records.map((record) => asDataset(record, edits.get(record.id) ?? 0)), total: Number(total) }
}
