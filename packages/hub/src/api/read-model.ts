import { listFiles, modelInfo } from '@huggingface/hub'
import { fail, type HubModel } from '@tunesmith/contract'
import { z } from 'zod'
import type { HubClient } from '../http/hub-client.ts'
import { ask, collect } from './ask.ts'
import { modelFacts, modelFields } from './model-facts.ts'

/** One file of a model at one commit. */
export interface RemoteFile {
  /** Below the folder of the model, with `/`. */
  path: string
  bytes: number
  /** The name of its content: SHA-256 of a large file (Git LFS), or the SHA-1 that git has for a small one. */
  etag: string
  isLarge: boolean
}

/** A model of the hub at one commit. */
export interface RemoteModel extends Omit<HubModel, 'isHere'> {
  /** 40 hexadecimal digits. */
  commit: string
  files: RemoteFile[]
}

const sha1 = z.string().regex(/^[0-9a-f]{40}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Entry = z.object({
  type: z.string(),
  path: z.string(),
  size: z.int().min(0),
  oid: sha1.optional(),
  lfs: z.object({ oid: sha256, size: z.int().min(0) }).optional(),
})

/**
 * What the hub says of a model, with all its files, as they are at one commit.
 *
 * @param revision branch, tag or commit
 * @throws HUB_MODEL_MISSING, HUB_MODEL_GATED, HUB_REVISION_MISSING, HUB_ANSWER_INVALID and the errors of the client
 */
export async function readRemoteModel(client: HubClient, name: string, revision: string): Promise<RemoteModel> {
  return ask(client, async (hub) => {
    const info = await modelInfo({ ...hub, name, revision, additionalFields: [...modelFields, 'sha'] })
    const commit = sha1.parse(info.sha)
    const entries = await collect(listFiles({ ...hub, repo: { type: 'model', name }, revision: commit, recursive: true }))
    const files = entries.map((entry) => Entry.parse(entry)).filter(({ type }) => type === 'file').map(asRemoteFile)
    return { ...modelFacts(info), commit, files }
  })
}

function asRemoteFile({ path, size, oid, lfs }: z.output<typeof Entry>): RemoteFile {
  if (lfs) return { path, bytes: lfs.size, etag: lfs.oid, isLarge: true }
  return { path, bytes: size, etag: oid ?? fail('HUB_ANSWER_INVALID', { host: 'the hub', detail: `${path} has no hash` }), isLarge: false }
}

/** Largest file that is read whole, in bytes. */
const largestText = 4 * 1024 * 1024

/**
 * Reads a small text file of a model, such as config.json, without keeping it.
 *
 * @throws HUB_FILE_MISSING, HUB_MODEL_GATED, HUB_ANSWER_INVALID and the errors of the client
 */
export async function readRemoteText(client: HubClient, name: string, { commit, path }: { commit: string; path: string }): Promise<string> {
  const { response } = await client.open(resolvePath(name, commit, path))
  let bytes = 0
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > largestText) fail('HUB_ANSWER_INVALID', { host: new URL(client.endpoint).host, detail: `${path} is far too large` })
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Where the content of a file is. */
export const resolvePath = (name: string, commit: string, path: string): string =>
  `/${name}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`
