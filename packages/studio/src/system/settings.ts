import { StudioSettings } from '@tunesmith/contract'
import type { Store } from '@tunesmith/store'

/** What holds until an owner decides otherwise. */
const initial: StudioSettings = { auditDays: 400 }

export async function readSettings(db: Store['db']): Promise<StudioSettings> {
  const rows = await db.selectFrom('settings').selectAll().where('key', 'in', Object.keys(initial)).execute()
  const decided = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
  return StudioSettings.parse({ ...initial, ...decided })
}

export async function writeSettings(db: Store['db'], changes: Partial<StudioSettings>): Promise<StudioSettings> {
  const rows = Object.entries(changes).map(([key, value]) => ({ key, value: JSON.stringify(value) }))
  if (rows.length > 0) {
    await db.insertInto('settings').values(rows)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
      .execute()
  }
  return readSettings(db)
}
