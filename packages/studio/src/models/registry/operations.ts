import { fail, type operationGroups } from '@tunesmith/contract'
import { sql } from 'kysely'
import type { HandlersOf } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { asNames, findName } from './names.ts'
import { pointAlias, registerModel } from './register.ts'
import { asVersions, findVersion } from './versions.ts'

/** The registry: names, their versions, and the aliases that move between these. */
export function registryHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['registry']> {
  const { store: { db } } = services
  const time = () => services.now().toISOString()
  const show = async (name: string) => (await asNames(db, [await findName(db, name)]))[0]

  return {
    async listRegisteredModels({ search, tag, offset, limit }) {
      let names = db.selectFrom('registered_models')
      if (search !== '') names = names.where(sql<boolean>`instr(lower(name || char(10) || notes), ${search.toLowerCase()}) > 0`)
      if (tag !== undefined) names = names.where(sql<boolean>`instr(tags, ${JSON.stringify(tag)}) > 0`)
      const rows = await names.selectAll().orderBy('updated_at', 'desc').orderBy('name').offset(offset).limit(limit).execute()
      const { total } = await names.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: await asNames(db, rows), total }
    },
    registerModel: (given, { actor }) => registerModel(services, given, actor!.userId),
    async getRegisteredModel({ name }) {
      const shown = await show(name)
      const rows = await db.selectFrom('model_versions').selectAll().where('name', '=', name).orderBy('version', 'desc').execute()
      return { ...shown, versions: await asVersions(db, rows) }
    },
    async updateRegisteredModel({ name, notes, tags }) {
      await findName(db, name)
      await db.updateTable('registered_models')
        .set({ ...(notes !== undefined && { notes }), ...(tags && { tags: JSON.stringify([...new Set(tags)]) }), updated_at: time() })
        .where('name', '=', name).execute()
      return show(name)
    },
    async deleteRegisteredModel({ name }) {
      await findName(db, name)
      await db.deleteFrom('registered_models').where('name', '=', name).execute()
      return {}
    },
    async updateModelVersion({ name, version, notes }) {
      await findVersion(db, name, version)
      await db.updateTable('model_versions').set({ notes }).where('name', '=', name).where('version', '=', version).execute()
      const [changed] = await asVersions(db, [await findVersion(db, name, version)])
      return changed
    },
    async deleteModelVersion({ name, version }) {
      await db.transaction().execute(async (transaction) => {
        await findVersion(transaction, name, version)
        const aliases = await transaction.selectFrom('model_aliases').select('alias').where('name', '=', name).where('version', '=', version).execute()
        if (aliases.length > 0) fail('MODEL_VERSION_HAS_ALIAS', { version: `${name}@${version}`, aliases: aliases.map(({ alias }) => alias) })
        await transaction.deleteFrom('model_versions').where('name', '=', name).where('version', '=', version).execute()
        await transaction.updateTable('registered_models').set({ updated_at: time() }).where('name', '=', name).execute()
      })
      return {}
    },
    async setModelAlias({ name, alias, version }) {
      await db.transaction().execute(async (transaction) => {
        await findVersion(transaction, name, version)
        await pointAlias(transaction, { name, alias, version })
        await transaction.updateTable('registered_models').set({ updated_at: time() }).where('name', '=', name).execute()
      })
      return show(name)
    },
    async deleteModelAlias({ name, alias }) {
      const { numDeletedRows } = await db.deleteFrom('model_aliases').where('name', '=', name).where('alias', '=', alias).executeTakeFirst()
      if (numDeletedRows === 0n) fail('NOT_FOUND', { what: 'alias', id: `${name}@${alias}` })
      await db.updateTable('registered_models').set({ updated_at: time() }).where('name', '=', name).execute()
      return show(name)
    },
  }
}
