import { join } from 'node:path'
import type { ExportedFile } from '@tunesmith/contract'
import { checkFiles } from '@tunesmith/export'
import { createHubClient, uploadModel, type HubOptions, type UploadedModel } from '@tunesmith/hub'

/** What is to be put on the hub, as plain data. */
export interface PublishOrder {
  hub: HubOptions
  folder: string
  files: readonly ExportedFile[]
  repository: string
  private: boolean
  message: string
}

/** How much has been sent. */
export interface Sent {
  bytes: number
  totalBytes: number
}

/** Puts the files of an export on the hub, as they were proven. @throws EXPORT_DAMAGED and what `uploadModel` throws */
export async function publishFiles(
  { hub, folder, files, repository, message, ...rest }: PublishOrder, onProgress: (sent: Sent) => void,
): Promise<UploadedModel> {
  await checkFiles(folder, files)
  const paths = Object.fromEntries(files.map(({ path }) => [path, join(folder, path)]))
  return uploadModel(createHubClient(hub), { model: repository, private: rest.private, files: paths, message, onProgress })
}
