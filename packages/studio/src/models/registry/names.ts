import { fail, ModelTags, type RegisteredModel } from '@tunesmith/contract'
import type { RegisteredModelsTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable } from 'kysely'

type Database = Kysely<Schema>
export type NameRow = Selectable<RegisteredModelsTable>

/** @throws NOT_FOUND */
export async function findName(db: Database, name: string): Promise<NameRow> {
  const row = await db.selectFrom('registered_models').selectAll().where('name', '=', name).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'registered model', id: name })
}

/** Names as people see them, in the order given. */
export async function asNames(db: Database, rows: readonly NameRow[]): Promise<RegisteredModel[]> {
  if (rows.length === 0) return []
  const aliases = await db.selectFrom('model_aliases').selectAll().where('name', 'in', rows.map(({ name }) => name)).orderBy('alias').execute()
  return rows.map(({ name, notes, tags, latest_version, created_at, updated_at }): RegisteredModel => ({
    name, notes,
    tags: ModelTags.parse(JSON.parse(tags)),
    latestVersion: latest_version,
    aliases: Object.fromEntries(aliases.filter((each) => each.name === name).map(({ alias, version }) => [alias, version])),
    createdAt: created_at,
    updatedAt: updated_at,
  }))
}
