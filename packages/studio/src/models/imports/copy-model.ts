import { constants } from 'node:fs'
import { copyFile, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failFromSystem, flushFolder } from '@tunesmith/formats'
import { inspectImport, type InspectedModel } from './inspect-import.ts'

export interface ModelCopy {
  files: InspectedModel['files']
  /** Folder to copy into; made here. */
  folder: string
}

/**
 * Copies the files of a model and looks at the copy as strictly as at the original, which may have changed meanwhile. It is
 * a copy, or a clone where the disk can make one, and never a link: whoever writes to the original would write to this, too.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_MISSING, FILE_ACCESS_FAILED, and as `inspectImport`
 */
export async function copyModel({ files, folder }: ModelCopy): Promise<void> {
  for (const { from, to } of files) {
    const target = join(folder, to)
    try {
      await mkdir(dirname(target), { recursive: true })
      await copyFile(from, target, constants.COPYFILE_FICLONE)
      await flush(target)
    } catch (error) {
      failFromSystem(error, from, 'copy')
    }
  }
  flushFolder(folder)
  inspectImport(folder)
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.chmod(0o644)
    await file.sync()
  } finally {
    await file.close()
  }
}
