import { fail, TunesmithError } from '@tunesmith/contract'

/** What is told where an upload could not be stored: what has no row of its own went wrong on the sender's side, not on the disk. */
export function failUpload(error: unknown, fileName: string): never {
  if (error instanceof TunesmithError) throw error
  return fail('UPLOAD_INTERRUPTED', { fileName }, error)
}
