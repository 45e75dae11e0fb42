import { type ArchiveSigner, fail, type Failure, importStates, ModelFormat, type ModelImport } from '@tunesmith/contract'
import type { ModelImportsTable, Store } from '@tunesmith/store'
import type { Selectable } from 'kysely'

export type ImportRow = Selectable<ModelImportsTable>

/** @throws NOT_FOUND */
export async function findImport(db: Store['db'], id: string): Promise<ImportRow> {
  const row = await db.selectFrom('model_imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'imported model', id })
}

/** An import as people see it. */
export function asImport({ id, name, format, base, state, bytes, error, created_at, ended_at }: ImportRow, more: { copied: number; signer: ArchiveSigner | null }): ModelImport {
  return {
    id, name, base,
    format: ModelFormat.parse(format),
    state: asState(state),
    bytes: state === 'finished' ? bytes : more.copied,
    totalBytes: bytes,
    signer: more.signer,
    error: error === null ? null : (JSON.parse(error) as Failure),
    createdAt: created_at,
    endedAt: ended_at,
  }
}

/** @throws where a database holds a state that this version does not know */
function asState(state: string): ModelImport['state'] {
  const known = importStates.find((each) => each === state)
  if (known === undefined) throw new Error(`internal: an import has the unknown state ${state}`)
  return known
}
