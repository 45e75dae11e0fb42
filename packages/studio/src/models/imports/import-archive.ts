import { extname } from 'node:path'
import { type ReadOptions, unpackArchive } from '@tunesmith/export'
import { inspectImport } from './inspect-import.ts'

export interface ArchiveToUnpack extends ReadOptions {
  path: string
  /** Folder to unpack into; made here. */
  folder: string
}

/** Whether a path is that of an archive, by its ending. */
export const isArchive = (path: string): boolean => extname(path).toLowerCase() === '.tar'

/** Unpacks an archive and looks at what came out as strictly as at any other model. @throws as `unpackArchive` and `inspectImport` */
export async function importArchive({ path, folder, ...options }: ArchiveToUnpack): Promise<void> {
  await unpackArchive(path, folder, options)
  inspectImport(folder)
}
