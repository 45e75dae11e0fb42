import { hash } from 'node:crypto'
import { basename } from 'node:path'
import { ADAPTER_CONFIG_NAME, readJsonObject } from '@tunesmith/formats'
import type { Services } from '../../services.ts'
import { sumsOf } from './file-sums.ts'
import type { FileOfModel } from './model-files.ts'

/**
 * One SHA-256 for a model: over the names and sums of its files, in the order of their names. Two things that are no part of
 * what it computes do not count: cards, and where its base lies, which changes when a data folder is moved.
 *
 * @throws as sumsOf
 */
export async function fingerprintOf(services: Services, files: readonly FileOfModel[]): Promise<string> {
  const counted = files.filter(({ path }) => !isCard(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const sums = await sumsOf(services, counted)
  const lines = counted.map((file) => `${adapterConfigSum(file) ?? sums.get(file.file)!}  ${file.path}\n`)
  return hash('sha256', lines.join(''))
}

const isCard = (path: string) => /\.md$/i.test(path)

/** The sum of what an adapter says of itself, without the place of its base. */
function adapterConfigSum({ path, file }: FileOfModel): string | undefined {
  if (basename(path) !== ADAPTER_CONFIG_NAME) return undefined
  const { base_model_name_or_path: _, ...config } = readJsonObject(file)
  return hash('sha256', JSON.stringify(config))
}
