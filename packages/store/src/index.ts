import type { Kysely } from 'kysely'
import type { Readable } from 'node:stream'
import type { DatabaseSync } from 'node:sqlite'
import type { Schema } from './schema.ts'

export type * from './schema.ts'

/** Files by the SHA-256 of their bytes; what is stored never changes. */
export interface ArtifactStore {
  /** Stores the bytes of a stream; they are on the disk when this settles. Storing the same again keeps one copy. */
  put(content: Readable): Promise<{ sha256: string; bytes: number }>
  /** Where the bytes are, to read from only. @throws NOT_FOUND */
  path(sha256: string): string
  has(sha256: string): boolean
  /** Reads the bytes again and compares. @throws ARTIFACT_DAMAGED */
  verify(sha256: string): Promise<void>
}

/** The data folder of a studio, open. */
export interface Store {
  readonly folder: string
  readonly db: Kysely<Schema>
  /** The same database for libraries with their own queries. */
  readonly sqlite: DatabaseSync
  readonly artifacts: ArtifactStore
  close(): Promise<void>
}
