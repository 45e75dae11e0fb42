import type { Services } from '../services.ts'
import { sumsOf } from './files/file-sums.ts'
import { type FileOfModel, filesOf } from './files/model-files.ts'

/** A file of the base of an adapter, as it has to be. */
export interface BaseFile {
  path: string
  bytes: number
  sha256: string
}

/** What decides what a model computes: its configuration, tokenizer and weights. */
const deciding = /^(config\.json|tokenizer\.json|.*\.safetensors)$/

const decidingFiles = (folder: string): FileOfModel[] => filesOf({ model: folder }).filter(({ path }) => deciding.test(path))

/** The files of a model folder that decide what it computes, with their sums. @throws as `sumsOf` */
export async function baseFilesOf(services: Services, folder: string): Promise<BaseFile[]> {
  const files = decidingFiles(folder)
  const sums = await sumsOf(services, files)
  return files.map(({ path, file, bytes }) => ({ path, bytes, sha256: sums.get(file)! }))
}

/** Whether a model folder has these, byte for byte; what other tools have put beside them does not count. @throws as `sumsOf` */
export async function hasBaseFiles(services: Services, folder: string, wanted: readonly BaseFile[]): Promise<boolean> {
  const all = decidingFiles(folder)
  const found = wanted.flatMap(({ path, bytes }) => all.find((file) => file.path === path && file.bytes === bytes) ?? [])
  if (found.length < wanted.length) return false // before gigabytes are read
  const sums = await sumsOf(services, found)
  return found.every(({ file }, index) => wanted[index].sha256 === sums.get(file))
}
