import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, parse } from 'node:path'
import { fail } from '@tunesmith/contract'
import type { OnnxModel } from '../onnx/model.ts'

/**
 * The model with the real paths of its external weights (ONNX Runtime follows no symbolic links out of a folder), after
 * checking that the files are there and long enough: ONNX Runtime's own words for it do not help.
 * @throws FILE_MISSING, FILE_ACCESS_FAILED
 */
export function resolveExternalFiles(model: OnnxModel): OnnxModel {
  const known = new Map<string, { path: string; size: number }>()
  const find = (file: string) => {
    const found = known.get(file) ?? { path: realPath(file), size: statSync(file).size }
    known.set(file, found)
    return found
  }
  const initializers = model.initializers.map((initializer) => {
    if (!initializer.location) return initializer
    const { file, offset, byteLength } = initializer.location
    const { path, size } = find(file)
    if (offset + byteLength > size) {
      const detail = `it ends at byte ${size}, but a tensor is said to lie at ${offset} to ${offset + byteLength}`
      fail('FILE_ACCESS_FAILED', { path, action: 'map', detail })
    }
    return { ...initializer, location: { file: path, offset, byteLength } }
  })
  return { ...model, initializers }
}

function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : fail('FILE_MISSING', { path: file })
}

/** The deepest folder that holds all files; ONNX Runtime takes external data only from below one folder. */
export function commonFolder(files: readonly string[]): string {
  if (files.length === 0) return ''
  let folder = dirname(files[0])
  const { root } = parse(folder)
  const holds = (file: string) => folder === root || file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`)
  while (!files.every(holds)) folder = dirname(folder)
  return folder
}
