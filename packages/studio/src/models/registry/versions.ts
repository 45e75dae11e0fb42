import { fail, type ModelVersion, usualAlias, Verdict } from '@tunesmith/contract'
import type { ModelVersionsTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable } from 'kysely'

type Database = Kysely<Schema>
export type VersionRow = Selectable<ModelVersionsTable>

/** The version that a name stands for: that of a number or an alias, else of the usual alias, else the newest. */
export async function versionNamed(db: Database, { name, which }: { name: string; which: string | null }): Promise<VersionRow | undefined> {
  const versions = db.selectFrom('model_versions').selectAll('model_versions').where('model_versions.name', '=', name)
  if (which !== null && /^\d+$/.test(which)) return versions.where('version', '=', Number(which)).executeTakeFirst()
  const aliased = (alias: string) =>
    versions.innerJoin('model_aliases', (join) =>
      join.onRef('model_aliases.name', '=', 'model_versions.name').onRef('model_aliases.version', '=', 'model_versions.version'))
      .where('alias', '=', alias).executeTakeFirst()
  if (which !== null) return aliased(which)
  return (await aliased(usualAlias)) ?? versions.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** @throws NOT_FOUND */
export async function findVersion(db: Database, name: string, version: number): Promise<VersionRow> {
  const row = await db.selectFrom('model_versions').selectAll().where('name', '=', name).where('version', '=', version).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'version', id: `${name}@${version}` })
}

/** Versions as people see them, in the order given. */
export async function asVersions(db: Database, rows: readonly VersionRow[]): Promise<ModelVersion[]> {
  if (rows.length === 0) return []
  const distinct = (values: readonly string[]) => [...new Set(values)]
  const [aliases, runs, people] = await Promise.all([
    db.selectFrom('model_aliases').selectAll().where('name', 'in', distinct(rows.map(({ name }) => name))).orderBy('alias').execute(),
    db.selectFrom('runs').select(['id', 'verdict']).where('id', 'in', distinct(rows.map((row) => row.model_id))).execute(),
    db.selectFrom('user').select(['id', 'name']).where('id', 'in', distinct(rows.map((row) => row.created_by))).execute(),
  ])
  return rows.map(({ name, version, model_id, sha256, notes, created_by, created_at }): ModelVersion => {
    const verdict = runs.find(({ id }) => id === model_id)?.verdict ?? null
    return {
      name, version, sha256, notes,
      modelId: model_id,
      aliases: aliases.filter((each) => each.name === name && each.version === version).map(({ alias }) => alias),
      verdict: verdict === null ? null : Verdict.parse(JSON.parse(verdict)),
      createdBy: people.find(({ id }) => id === created_by)?.name ?? created_by,
      createdAt: created_at,
    }
  })
}

/** Where models are in the registry, as name@version, by their identifiers in the list of models. */
export async function registrations(db: Database): Promise<{ modelId: string; place: string }[]> {
  const rows = await db.selectFrom('model_versions').select(['name', 'version', 'model_id']).orderBy('name').orderBy('version').execute()
  return rows.map(({ name, version, model_id }) => ({ modelId: model_id, place: `${name}@${version}` }))
}
