import type { HandlersOf } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { inspectModel } from './check-import.ts'
import { findImport } from './import-rows.ts'
import type { Imports } from './imports.ts'

type ImportOperation = 'inspectModel' | 'importModel' | 'listModelImports' | 'getModelImport' | 'streamModelImport' | 'deleteModelImport'

/** Imports as an owner begins and everybody watches them. */
export function importHandlers(services: Services, imports: () => Imports): HandlersOf<ImportOperation> {
  const { store: { db } } = services
  return {
    inspectModel: (given) => inspectModel(services, given),
    importModel: (given, { actor }) => imports().begin(given, actor!.userId),
    async listModelImports({ offset, limit }) {
      const rows = await db.selectFrom('model_imports').selectAll().orderBy('created_at', 'desc').orderBy(db.dynamic.ref('rowid'), 'desc')
        .offset(offset).limit(limit).execute()
      const { total } = await db.selectFrom('model_imports').select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: await Promise.all(rows.map(imports().show)), total }
    },
    async getModelImport({ importId }) {
      return imports().show(await findImport(db, importId))
    },
    async streamModelImport({ importId }, { signal }) {
      await findImport(db, importId)
      return imports().follow(importId, signal)
    },
    async deleteModelImport({ importId }) {
      await imports().remove(importId)
      return {}
    },
  }
}
