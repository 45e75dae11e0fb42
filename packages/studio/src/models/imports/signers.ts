import type { ArchiveSigner } from '@tunesmith/contract'
import { archiveOf } from '@tunesmith/export'
import { ownFingerprint } from '../../exports/signing-key.ts'
import type { Services } from '../../services.ts'
import { importFolder } from './import-folder.ts'

/** Who signed the archive that an import came as; null where it came otherwise, or is not here yet. */
export async function signerOf(services: Services, importId: string): Promise<ArchiveSigner | null> {
  const signer = archiveOf(importFolder(services.dataFolder, importId))?.signer
  return signer === undefined ? null : standingOf(services, signer, importId)
}

/** What this studio knows of a key: as SSH does, it takes one for known that it has met before. @param importId what came after does not count */
export async function standingOf(services: Services, fingerprint: string, importId?: string): Promise<ArchiveSigner> {
  if (fingerprint === (await ownFingerprint(services))) return { fingerprint, standing: 'own' }
  const { store: { db }, dataFolder } = services
  const rows = await db.selectFrom('model_imports').select('id').where('state', '=', 'finished').orderBy('created_at').orderBy('id').execute()
  const place = rows.findIndex(({ id }) => id === importId)
  const earlier = place < 0 ? rows : rows.slice(0, place)
  const isKnown = earlier.some(({ id }) => archiveOf(importFolder(dataFolder, id))?.signer === fingerprint)
  return { fingerprint, standing: isKnown ? 'known' : 'new' }
}
