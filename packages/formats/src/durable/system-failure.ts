import { fail, TunesmithError } from '@tunesmith/contract'

type Explain = (path: string, action: string, cause: unknown) => never

const diskFull: Explain = (path, _action, cause) => fail('DISK_FULL', { path }, cause)
const noPermission: Explain = (path, action, cause) => fail('NO_PERMISSION', { path, action }, cause)
const because =
  (detail: string): Explain =>
  (path, action, cause) =>
    fail('FILE_ACCESS_FAILED', { path, action, detail }, cause)
const missing: Explain = (path, action, cause) =>
  action === 'write to'
    ? because('its folder is gone, or can hold no files')(path, action, cause)
    : fail('FILE_MISSING', { path }, cause)
const notAFolder = because('a part of the path is a file, not a folder')

/** What the operating system's error codes mean to a person. */
const explanations: Record<string, Explain> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  ENOENT: missing,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
}

/** What a disk or its owner refuses; other errors of the system that nobody expected are mistakes in the program. */
const refusals: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO'])

/**
 * What an error means that the file system threw where nobody expected one; undefined for anything else.
 *
 * @param place what was probably being used, where the error itself does not say
 */
export function systemFailure(error: unknown, place: string): TunesmithError | undefined {
  if (!(error instanceof Error) || !refusals.has((error as NodeJS.ErrnoException).code)) return undefined
  try {
    return failFromSystem(error, (error as NodeJS.ErrnoException).path ?? place, 'use')
  } catch (explained) {
    return explained instanceof TunesmithError ? explained : undefined
  }
}

/**
 * Turns an error of the file system into one a person understands.
 *
 * @param error what `node:fs` threw; a TunesmithError or a programming mistake passes through unchanged
 * @param action completes "This account may not … `path`", such as `'write to'`
 * @throws DISK_FULL, NO_PERMISSION, FILE_MISSING or FILE_ACCESS_FAILED
 */
export function failFromSystem(error: unknown, path: string, action: string): never {
  if (error instanceof TunesmithError) throw error
  const { code, syscall } = error as NodeJS.ErrnoException
  if (typeof code !== 'string' || typeof syscall !== 'string') throw error
  const explain = explanations[code]
  if (explain !== undefined) explain(path, action, error)
  fail('FILE_ACCESS_FAILED', { path, action, detail: (error as Error).message }, error)
}
