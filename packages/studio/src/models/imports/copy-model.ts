import { join } from 'node:path'
import { copyFileDurably } from '@tunesmith/formats'
import { inspectImport, type InspectedModel } from './inspect-import.ts'

export interface ModelCopy {
  files: InspectedModel['files']
  /** Folder to copy into; made here. */
  folder: string
}

/**
 * Copies the files of a model and looks at the copy as strictly as at the original, which may have changed meanwhile.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_MISSING, FILE_ACCESS_FAILED, and as `inspectImport`
 */
export function copyModel({ files, folder }: ModelCopy): void {
  for (const { from, to } of files) copyFileDurably(from, join(folder, to))
  inspectImport(folder)
}
