import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { idOf, moment, reasoned } from './base.ts'
import { LicenceRule } from './licence.ts'

/** Name of a repository on the hub: `owner/name`. */
export const HubName = z.string().max(200).regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/, 'owner/name').meta({ description: 'owner/name' })

export const weightFormats = ['safetensors', 'gguf', 'pickle', 'other'] as const

/** A model on the hub, as search shows it. */
export const HubModel = z.object({
  name: HubName,
  downloads: z.int().meta({ description: 'In the last 30 days' }),
  likes: z.int(),
  updatedAt: moment.nullable(),
  licence: z.string().nullable(),
  languages: z.array(z.string()),
  family: z.string().nullable().meta({ description: '`model_type` of its config' }),
  parameters: z.int().nullable(),
  gated: z.enum(['no', 'automatic', 'manual']).meta({ description: 'Whether its terms must be accepted on the hub first, and who decides' }),
  private: z.boolean(),
  formats: z.array(z.enum(weightFormats)),
  isHere: z.boolean().meta({ description: 'Whether it is on this machine already' }),
})
export type HubModel = z.output<typeof HubModel>

export const HubFile = z.object({
  path: z.string(),
  bytes: z.int(),
  sha256: z.string().nullable().meta({ description: 'Known before the download for large files only' }),
  needed: z.boolean().meta({ description: 'Whether a download takes it' }),
})
export type HubFile = z.output<typeof HubFile>

/** A model on the hub with all that decides whether to download it. */
export const HubModelDetail = HubModel.extend({
  revision: z.string().meta({ description: 'The commit these facts are of' }),
  files: z.array(HubFile),
  downloadBytes: z.int(),
  freeDiskBytes: z.number(),
  contextLength: z.int().nullable(),
  licenceRule: LicenceRule,
  trainable: reasoned(z.boolean()).meta({ description: 'Whether it can be trained here, and why' }),
  fits: reasoned(z.enum(['well', 'tight', 'no'])).meta({ description: 'Whether training it fits into the memory of this machine' }),
  card: z.string().nullable().meta({ description: 'Its README without the head, in Markdown' }),
})
export type HubModelDetail = z.output<typeof HubModelDetail>

export const downloadStates = ['queued', 'running', 'paused', 'finished', 'failed', 'cancelled'] as const

/** A model on its way to this machine. */
export const Download = z.object({
  id: idOf('download'),
  model: HubName,
  revision: z.string().meta({ description: 'Branch, tag or commit asked for' }),
  gguf: z.string().nullable().meta({ description: 'The GGUF file asked for instead of safetensors' }),
  state: z.enum(downloadStates),
  bytes: z.number().meta({ description: 'Arrived and kept so far' }),
  totalBytes: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  interruptions: z.int().meta({ description: 'How often the connection broke and was taken up again' }),
  error: Failure.nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
})
export type Download = z.output<typeof Download>

/** How this studio speaks to the hub. The token itself is never given out. */
export const HubSettings = z.object({
  endpoint: z.url().meta({ description: 'The hub, or a mirror of it' }),
  offline: z.boolean().meta({ description: 'Whether nothing is asked of the network' }),
  hasToken: z.boolean(),
  account: z.string().nullable().meta({ description: 'Whose token it is, as the hub says' }),
})
export type HubSettings = z.output<typeof HubSettings>

/** Name of a model in the cache: as on the hub; the oldest have no owner. */
export const StoredName = z.string().max(200).regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/, 'owner/name').meta({ description: 'owner/name, or for the oldest models name' })

/** A model in the cache that this machine's tools share. */
export const StoredModel = z.object({
  name: z.string(),
  bytes: z.number().meta({ description: 'On disk; what several revisions share counts once' }),
  partialBytes: z.number().meta({ description: 'Of downloads that were broken off' }),
  revisions: z.array(z.object({ commit: z.string(), branches: z.array(z.string()), bytes: z.number(), files: z.int(), changedAt: moment })),
  inUse: z.boolean().meta({ description: 'Whether a run, a download or a loaded model needs it now' }),
})
export type StoredModel = z.output<typeof StoredModel>

/** What removing a model frees. */
export const Removal = z.object({ paths: z.array(z.string()), bytes: z.number(), removed: z.boolean() })
export type Removal = z.output<typeof Removal>
