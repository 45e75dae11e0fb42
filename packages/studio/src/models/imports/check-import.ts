import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { fail, type Input, type ModelInspection, reason, refuseField } from '@tunesmith/contract'
import type { OpenedArchive } from '@tunesmith/export'
import { freeDisk } from '@tunesmith/formats'
import { newId } from '@tunesmith/store'
import { backgroundOf } from '../../background/index.ts'
import type { Services } from '../../services.ts'
import { hasBaseFiles } from '../base-files.ts'
import { licenceRule } from '../licences.ts'
import { describeListed, gatherModels } from '../list-models.ts'
import { findIfThere, lastingId } from '../locate-model.ts'
import { isArchive } from './import-archive.ts'
import { copyingFolder, importsFolder } from './import-folder.ts'
import type { InspectedModel } from './inspect-import.ts'
import { standingOf } from './signers.ts'

/** A model elsewhere on this machine that can be imported. */
export interface CheckedImport extends InspectedModel {
  /** Whose signature it bears; null where it is no archive. */
  signer: string | null
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
 * @throws REQUEST_INVALID, MODEL_IMPORT_BASE_MISSING, MODEL_IMPORT_DISK_SHORT, and as `unpackArchive`, `inspectImport` and `checkAdapter`
 */
export const checkImport = (services: Services, given: Input<'inspectModel'>): Promise<CheckedImport> =>
  lookInto(services, given, (place, archive) => check(services, given, place, archive))

/**
 * Looks at a model where it is, and at an archive where its files are unpacked for that, once all of it was found as it was
 * signed.
 */
async function lookInto<T>(
  services: Services, { path, signer }: Input<'inspectModel'>, look: (place: string, archive: OpenedArchive | null) => Promise<T>,
): Promise<T> {
  if (!isAbsolute(path)) refuseField('path', reason('field.absolute-path'))
  if (!isArchive(path)) return look(path, null)
  const folder = copyingFolder(services.dataFolder, newId('import'))
  try {
    const options = { isForLook: true, ...(signer !== undefined && { signer }) }
    return await look(folder, await backgroundOf(services, 'uploads').run('unpackArchive', { path, folder, ...options }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function check(
  services: Services, { path, base: wanted }: Input<'inspectModel'>, place: string, archive: OpenedArchive | null,
): Promise<CheckedImport> {
  const found = await backgroundOf(services, 'uploads').run('inspectImport', place)
  const base = found.format === 'adapter' ? await baseOf(services, { path, place, wanted, named: found.base, archive }) : null
  const bytes = found.files.reduce((sum, file) => sum + file.bytes, 0)
  const folder = importsFolder(services.dataFolder)
  mkdirSync(folder, { recursive: true })
  const freeBytes = freeDisk(folder)
  if (bytes + roomLeft > freeBytes) fail('MODEL_IMPORT_DISK_SHORT', { folder, neededBytes: bytes, freeBytes })
  const name = (archive?.facts.name ?? found.name).slice(0, longestName)
  return { ...found, name, signer: archive?.signer ?? null, base: base?.id ?? null, baseFolder: base?.folder ?? null, bytes, freeBytes }
}

/** What would be imported, as it would be listed when it is here. @throws as `checkImport` */
export async function inspectModel(services: Services, given: Input<'inspectModel'>): Promise<ModelInspection> {
  return lookInto(services, given, async (place, archive) => {
    const { name, format, files, base, baseFolder, bytes, freeBytes, signer } = await check(services, given, place, archive)
    const path = baseFolder ?? (format === 'gguf' ? files[0].from : place)
    const listed = await describeListed(services, [...await gatherModels(services), {
      id: given.path, name, origin: 'imported', format, path, ...(base !== null && { base, adapter: place }),
    }])
    const { id: _, origin: __, registered: ___, ...model } = listed.at(-1)!
    return {
      ...model, base, bytes,
      signer: signer === null ? null : await standingOf(services, signer),
      licenceRule: licenceRule(model.licence), files: files.map(({ to }) => to), freeDiskBytes: freeBytes,
    }
  })
}

interface Adapter {
  path: string
  /** Its folder, to look into. */
  place: string
  /** The base that was asked for. */
  wanted: string | undefined
  /** The base that it names. */
  named: string | null
  archive: OpenedArchive | null
}

/** The base of an adapter among the models here, proven to be one that it fits; of an archive, the very one, whatever its name. */
async function baseOf(services: Services, { path, place, wanted, named, archive }: Adapter): Promise<{ id: string; folder: string }> {
  const signed = archive?.facts.base ?? null
  const others = signed === null ? [] : [signed.id, ...(await gatherModels(services)).map(({ id }) => id)]
  const candidates = wanted === undefined ? [...idsOf(named ?? ''), ...others] : [wanted]
  for (const candidate of candidates) {
    const location = await findIfThere(services, candidate)
    if (location === null || 'gguf' in location || location.adapter !== undefined) continue
    if (signed !== null && !(await hasBaseFiles(services, location.model, signed.files))) continue
    await backgroundOf(services, 'uploads').run('checkAdapter', { adapter: place, model: location.model })
    return { id: await lastingId(services, candidate), folder: location.model }
  }
  return fail('MODEL_IMPORT_BASE_MISSING', { path, base: wanted ?? signed?.id ?? named })
}

/** What a base that an adapter names may be called here: adapters name a model of the hub, or the place it was at. */
function idsOf(named: string): string[] {
  const [, owner, name] = /models--([^/\\]+?)--([^/\\]+)/.exec(named) ?? []
  return [named, ...(name === undefined ? [] : [`${owner}/${name}`]), basename(named)].filter((id) => id !== '')
}
