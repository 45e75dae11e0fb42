import { fail, type LicenceRule, reason, refuseField } from '@tunesmith/contract'
import type { ExportRow } from './rows.ts'

/** What somebody wants to share, and whether they say that its licence lets them. */
interface Sharing {
  row: Pick<ExportRow, 'model_name'>
  /** owner/name on the hub. */
  repository: string
  acceptLicence: boolean
}

/**
 * Holds what is shared to the licence of the model, as far as a program can.
 *
 * @throws LICENCE_NOT_ACCEPTED where it restricts sharing, or is not known; REQUEST_INVALID where it asks for another name
 */
export function requireLicence({ licence, use, summary, nameBegins }: LicenceRule, { row, repository, acceptLicence }: Sharing): void {
  const letsShare = use === 'free' || use === 'conditions'
  if (!letsShare && !acceptLicence) fail('LICENCE_NOT_ACCEPTED', { model: row.model_name, licence, summary })
  const name = repository.split('/')[1]
  if (nameBegins !== null && !name.toLowerCase().startsWith(nameBegins.toLowerCase())) {
    refuseField('repository', reason('field.licence-name', { licence: licence ?? '', begins: nameBegins }))
  }
}
