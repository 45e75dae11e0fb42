import { z } from 'zod'
import { Download, HubModel, HubModelDetail, HubName, HubSettings, idOf, pageOf, pageQuery, Removal, StoredModel, StoredName } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const part = z.string().max(100).regex(/^[A-Za-z0-9][\w.-]*$/)
const modelParams = z.object({ owner: part, name: part })
const downloadParams = z.object({ downloadId: idOf('download') })
const gguf = z.string().min(1).max(300).optional().meta({ description: 'Name of the GGUF file to take, instead of safetensors' })
const revision = z.string().min(1).max(200).default('main').meta({ description: 'Branch, tag or commit' })

export const hubOperations = {
  searchHub: {
    method: 'GET',
    path: '/api/hub/models',
    summary: 'Search the hub for language models.',
    access: 'viewer',
    query: pageQuery.extend({
      search: z.string().max(200).default('').meta({ description: 'Words in the name' }),
      sort: z.enum(['trending', 'downloads', 'likes', 'updated']).default('trending'),
      format: z.enum(['any', 'safetensors', 'gguf']).default('any').meta({ description: 'Of the weights; what can be trained here is safetensors' }),
    }),
    response: z.object({ items: z.array(HubModel), more: z.boolean() }),
    command: { noun: 'hub', verb: 'search' },
  },
  getHubModel: {
    method: 'GET',
    path: '/api/hub/models/:owner/:name',
    summary: 'A model on the hub: files, size, licence, and whether it fits this machine.',
    access: 'viewer',
    params: modelParams,
    query: z.object({ revision, gguf }),
    response: HubModelDetail,
    command: { noun: 'hub', verb: 'show' },
  },
  getHubSettings: {
    method: 'GET',
    path: '/api/hub/settings',
    summary: 'Which hub is used, and whether there is a token for it.',
    access: 'viewer',
    response: HubSettings,
    command: { noun: 'hub', verb: 'settings' },
  },
  updateHubSettings: {
    method: 'PATCH',
    path: '/api/hub/settings',
    summary: 'Set the hub or its mirror, the token for private and gated models, or work offline.',
    access: 'owner',
    body: z
      .object({
        endpoint: z.url().max(300),
        offline: z.boolean(),
        token: z.string().trim().min(8).max(500).nullable().meta({ description: 'Kept encrypted; null forgets it' }),
      })
      .partial(),
    response: HubSettings,
    command: { noun: 'hub', verb: 'configure' },
  },
  listDownloads: {
    method: 'GET',
    path: '/api/downloads',
    summary: 'Downloads of models, newest first.',
    access: 'viewer',
    query: pageQuery,
    response: pageOf(Download),
    command: { noun: 'downloads', verb: 'list' },
  },
  startDownload: {
    method: 'POST',
    path: '/api/downloads',
    summary: 'Download a model from the hub into the cache that all tools on this machine share.',
    access: 'editor',
    body: z.object({ model: HubName, revision, gguf }),
    response: Download,
    command: { noun: 'downloads', verb: 'start' },
  },
  getDownload: {
    method: 'GET',
    path: '/api/downloads/:downloadId',
    summary: 'One download.',
    access: 'viewer',
    params: downloadParams,
    response: Download,
    command: { noun: 'downloads', verb: 'show' },
  },
  streamDownload: {
    method: 'GET',
    path: '/api/downloads/:downloadId/stream',
    summary: 'A download as it goes on, until it is over.',
    access: 'viewer',
    params: downloadParams,
    answer: 'events',
    response: Download,
    command: { noun: 'downloads', verb: 'watch' },
  },
  pauseDownload: {
    method: 'POST',
    path: '/api/downloads/:downloadId/pause',
    summary: 'Stop for now; what has arrived stays.',
    access: 'editor',
    params: downloadParams,
    response: Download,
    command: { noun: 'downloads', verb: 'pause' },
  },
  resumeDownload: {
    method: 'POST',
    path: '/api/downloads/:downloadId/resume',
    summary: 'Go on with a download that was paused or has failed.',
    access: 'editor',
    params: downloadParams,
    response: Download,
    command: { noun: 'downloads', verb: 'resume' },
  },
  cancelDownload: {
    method: 'POST',
    path: '/api/downloads/:downloadId/cancel',
    summary: 'Give a download up, and delete the parts of files that have arrived.',
    access: 'editor',
    params: downloadParams,
    response: Download,
    command: { noun: 'downloads', verb: 'cancel' },
  },
  listStoredModels: {
    method: 'GET',
    path: '/api/stored-models',
    summary: 'What the cache of downloaded models takes on the disk.',
    access: 'viewer',
    response: z.object({
      items: z.array(StoredModel),
      bytes: z.number(),
      copyBytes: z.number().meta({ description: 'Of copies in the data folder from which models answer; each goes with its model, or unused for a month' }),
      freeDiskBytes: z.number(),
      folder: z.string(),
    }),
    command: { noun: 'storage', verb: 'list' },
  },
  removeStoredModel: {
    method: 'DELETE',
    path: '/api/stored-models/:model',
    summary: 'Remove a downloaded model from the disk; with preview, only say what that frees.',
    access: 'editor',
    params: z.object({ model: StoredName }),
    query: z.object({ preview: z.enum(['true', 'false']).default('false') }),
    response: Removal,
    command: { noun: 'storage', verb: 'remove' },
  },
  pruneDownloads: {
    method: 'POST',
    path: '/api/stored-models/prune',
    summary: 'Remove parts of downloads that nobody will go on with; with preview, only say what that frees.',
    access: 'editor',
    body: z.object({ preview: z.boolean().default(false) }),
    response: Removal,
    command: { noun: 'storage', verb: 'prune' },
  },
} as const satisfies Record<string, Operation>
