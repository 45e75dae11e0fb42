import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

type TableWithSums = { [T in keyof Schema]: 'sha256' extends keyof Schema[T] ? T : never }[keyof Schema]

/** Whether the sums in a table are those of stored files, which are kept for it. Every table with a column `sha256` says so here. */
const refersToFiles: Readonly<Record<TableWithSums, boolean>> = {
  datasets: true,
  api_files: true,
  model_versions: false, // of all files of a model together
  file_sums: false, // of files outside
}

/** The sums of all files that are referred to. */
export async function usedArtifacts(db: Kysely<Schema>): Promise<string[]> {
  const tables = (Object.keys(refersToFiles) as TableWithSums[]).filter((table) => refersToFiles[table])
  const found = await Promise.all(tables.map((table) => db.selectFrom(table).select('sha256').distinct().execute()))
  return found.flat().map(({ sha256 }) => sha256)
}
