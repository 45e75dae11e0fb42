import { fail } from '@tunesmith/contract'

/** What result codes of SQLite (https://www.sqlite.org/rescode.html) mean to a person; others concern the program. */
const explanations: Record<number, (path: string, detail: string, cause: unknown) => never> = {
  8: (path, _detail, cause) => fail('NO_PERMISSION', { path, action: 'write to' }, cause),
  10: (path, detail, cause) => fail('FILE_ACCESS_FAILED', { path, action: 'use', detail }, cause),
  11: (path, detail, cause) => fail('DATABASE_DAMAGED', { path, detail }, cause),
  13: (path, _detail, cause) => fail('DISK_FULL', { path }, cause),
  14: (path, detail, cause) => fail('FILE_ACCESS_FAILED', { path, action: 'open', detail }, cause),
  26: (path, detail, cause) => fail('DATABASE_DAMAGED', { path, detail }, cause),
}

/**
 * Turns what the disk does to a database into an error that a person understands; any other is thrown as it is.
 *
 * @throws NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED, DATABASE_DAMAGED
 */
export function failFromSqlite(error: unknown, path: string): never {
  const { errcode, message } = error as { errcode?: number; message: string }
  // the lower byte says what kind of error it is, the rest says more exactly which
  if (errcode !== undefined) explanations[errcode & 0xff]?.(path, message, error)
  throw error
}
