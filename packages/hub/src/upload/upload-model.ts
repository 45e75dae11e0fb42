import { openAsBlob, statSync } from 'node:fs'
import { fail, TunesmithError } from '@tunesmith/contract'
import { commitIter } from '@huggingface/hub'
import type { HubClient } from '../http/hub-client.ts'
import { ask } from '../api/ask.ts'
import { readAccount } from '../api/read-account.ts'

/** Files to publish as a model of the hub. */
export interface ModelUpload {
  /** owner/name; made where it is not there. */
  model: string
  /** Whether only its owner may see it, where it is made. */
  private: boolean
  /** Paths on this disk by paths in the model. */
  files: Readonly<Record<string, string>>
  /** What a person reads in the history of the model. */
  message: string
  signal?: AbortSignal
  /** Told the bytes that were sent so far, of all. */
  onProgress?: (progress: { bytes: number; totalBytes: number }) => void
}

export interface UploadedModel {
  /** Its page. */
  url: string
  commit: string
}

/**
 * Publishes files on the hub as one commit: all of them appear, or none. Files that are there already are not sent again.
 *
 * @throws HUB_TOKEN_NEEDED, HUB_TOKEN_REJECTED, HUB_WRITE_DENIED where the token is valid but does not let this be written,
 *   HUB_ANSWER_INVALID and the errors of the client
 */
export async function uploadModel(client: HubClient, upload: ModelUpload): Promise<UploadedModel> {
  try {
    return await send(client, upload)
  } catch (error) {
    if (!(error instanceof TunesmithError) || error.code !== 'HUB_TOKEN_REJECTED') throw error
    const account = await readAccount(client) // throws the same where the token itself is the reason
    return fail('HUB_WRITE_DENIED', { host: new URL(client.endpoint).host, account, model: upload.model }, error)
  }
}

async function send(client: HubClient, { model, files, message, signal, onProgress, ...rest }: ModelUpload): Promise<UploadedModel> {
  const sizes = new Map(Object.entries(files).map(([path, file]) => [path, statSync(file).size]))
  const totalBytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  const sent = new Map<string, number>()
  await createRepository(client, model, rest.private)
  return ask(client, async (hub) => {
    const operations = await Promise.all(Object.entries(files).map(async ([path, file]) => ({
      operation: 'addOrUpdate' as const, path, content: await openAsBlob(file),
    })))
    // by Git LFS, which every mirror has; the newer protocol is for the public hub alone
    const steps = commitIter({ ...hub, repo: { type: 'model', name: model }, operations, title: message, abortSignal: signal, useXet: false })
    for (;;) {
      const { done, value } = await steps.next()
      if (done) {
        onProgress?.({ bytes: totalBytes, totalBytes })
        return { url: `${client.endpoint}/${model}`, commit: value!.commit.oid }
      }
      if (value.event !== 'fileProgress' || value.state !== 'uploading') continue
      sent.set(value.path, value.progress * (sizes.get(value.path) ?? 0))
      onProgress?.({ bytes: Math.round([...sent.values()].reduce((sum, bytes) => sum + bytes, 0)), totalBytes })
    }
  })
}

async function createRepository(client: HubClient, model: string, isPrivate: boolean): Promise<void> {
  const [organization, name] = model.split('/')
  const body = JSON.stringify({ type: 'model', organization, name, visibility: isPrivate ? 'private' : 'public' })
  try {
    const { response } = await client.open('/api/repos/create', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    await response.body?.cancel()
  } catch (error) {
    if ((error as { params?: { status?: number } }).params?.status !== 409) throw error // it is there already
  }
}
