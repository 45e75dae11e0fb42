import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type ExportedFile } from '@tunesmith/contract'
import { sumFile } from '@tunesmith/formats'

/** A file with its length and checksum. */
export async function describeFile(folder: string, path: string): Promise<ExportedFile> {
  return { path, ...(await sumFile(join(folder, path))) }
}

/** @throws EXPORT_DAMAGED where a file is gone, or has another length: a look that costs nothing */
export function checkSizes(folder: string, files: readonly ExportedFile[]): void {
  for (const { path, bytes } of files) {
    const file = join(folder, path)
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) fail('EXPORT_DAMAGED', { file, detail: 'it is gone' })
    if (found.size !== bytes) fail('EXPORT_DAMAGED', { file, detail: `it has ${found.size} bytes instead of ${bytes}` })
  }
}

/** @throws EXPORT_DAMAGED where a file is not, byte for byte, what was exported */
export async function checkFiles(folder: string, files: readonly ExportedFile[]): Promise<void> {
  checkSizes(folder, files)
  for (const { path, sha256 } of files) {
    const found = await describeFile(folder, path)
    if (found.sha256 !== sha256) fail('EXPORT_DAMAGED', { file: join(folder, path), detail: `its SHA-256 is ${found.sha256} instead of ${sha256}` })
  }
}
