import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Models that come with Tunesmith, by name: the folders in `models/` at the root of the installation. */
const bundledModels = join(import.meta.dirname, '../../../../models')

/** The names of the models that come with Tunesmith. */
export function bundledModelNames(): string[] {
  return existsSync(bundledModels) ? readdirSync(bundledModels).filter((name) => isModel(join(bundledModels, name))) : []
}

/** The folder of a model given by name or path. */
export function modelPath(model: string): string {
  return bundledModelNames().includes(model) ? join(bundledModels, model) : model
}

const isModel = (path: string) => existsSync(join(path, 'config.json'))
