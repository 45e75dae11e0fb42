import { mkdirSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { fail, type Input, type ModelInspection, reason, refuseField } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import { backgroundOf } from '../../background/index.ts'
import type { Services } from '../../services.ts'
import { licenceRule } from '../licences.ts'
import { describeListed, gatherModels } from '../list-models.ts'
import { findIfThere, lastingId } from '../locate-model.ts'
import { importsFolder } from './import-folder.ts'
import type { InspectedModel } from './inspect-import.ts'

/** A model elsewhere on this machine that can be imported. */
export interface CheckedImport extends InspectedModel {
  /** For an adapter: the model here that it fits. */
  base: string | null
  /** Folder of that model. */
  baseFolder: string | null
  /** What will be copied. */
  bytes: number
  freeBytes: number
}

/** Room on the disk that stays free, in bytes. */
const roomLeft = 100e6
/** Characters that a name may have. */
const longestName = 120

/**
 * Checks all that can keep a model from being imported.
 *
 * @throws REQUEST_INVALID, MODEL_IMPORT_BASE_MISSING, MODEL_IMPORT_DISK_SHORT, and as `inspectImport` and `checkAdapter`
 */
export async function checkImport(services: Services, { path, base: wanted }: Input<'inspectModel'>): Promise<CheckedImport> {
  if (!isAbsolute(path)) refuseField('path', reason('field.absolute-path'))
  const found = await backgroundOf(services, 'uploads').run('inspectImport', path)
  const base = found.format === 'adapter' ? await baseOf(services, path, wanted, found.base) : null
  const bytes = found.files.reduce((sum, file) => sum + file.bytes, 0)
  const folder = importsFolder(services.dataFolder)
  mkdirSync(folder, { recursive: true })
  const freeBytes = freeDisk(folder)
  if (bytes + roomLeft > freeBytes) fail('MODEL_IMPORT_DISK_SHORT', { folder, neededBytes: bytes, freeBytes })
  return { ...found, name: found.name.slice(0, longestName), base: base?.id ?? null, baseFolder: base?.folder ?? null, bytes, freeBytes }
}

/** What would be imported, as it would be listed when it is here. @throws as `checkImport` */
export async function inspectModel(services: Services, given: Input<'inspectModel'>): Promise<ModelInspection> {
  const { name, format, files, base, baseFolder, bytes, freeBytes } = await checkImport(services, given)
  const path = baseFolder ?? (format === 'gguf' ? files[0].from : given.path)
  const listed = await describeListed(services, [...await gatherModels(services), {
    id: given.path, name, origin: 'imported', format, path, ...(base !== null && { base, adapter: given.path }),
  }])
  const { id: _, origin: __, registered: ___, ...model } = listed.at(-1)!
  return { ...model, base, bytes, licenceRule: licenceRule(model.licence), files: files.map(({ to }) => to), freeDiskBytes: freeBytes }
}

/** The base of an adapter among the models here, proven to be one that it fits. */
async function baseOf(services: Services, adapter: string, wanted: string | undefined, named: string | null): Promise<{ id: string; folder: string }> {
  const candidates = wanted === undefined ? idsOf(named ?? '') : [wanted]
  for (const candidate of candidates) {
    const location = await findIfThere(services, candidate)
    if (location === null || 'gguf' in location || location.adapter !== undefined) continue
    await backgroundOf(services, 'uploads').run('checkAdapter', { adapter, model: location.model })
    return { id: await lastingId(services, candidate), folder: location.model }
  }
  return fail('MODEL_IMPORT_BASE_MISSING', { path: adapter, base: wanted ?? named })
}

/** What a base that an adapter names may be called here: adapters name a model of the hub, or the place it was at. */
function idsOf(named: string): string[] {
  const [, owner, name] = /models--([^/\\]+?)--([^/\\]+)/.exec(named) ?? []
  return [named, ...(name === undefined ? [] : [`${owner}/${name}`]), basename(named)].filter((id) => id !== '')
}
