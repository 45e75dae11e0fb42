import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { idOf, moment, reasoned } from './base.ts'
import { LicenceRule } from './licence.ts'

export const modelOrigins = ['bundled', 'downloaded', 'trained', 'imported'] as const
export const modelFormats = ['safetensors', 'adapter', 'gguf'] as const
/** safetensors: a Hugging Face folder; adapter: LoRA on another model; gguf: a file for llama.cpp, to answer with, not to train. */
export const ModelFormat = z.enum(modelFormats)

/** A model on this machine. */
export const Model = z.object({
  id: z.string().meta({ description: 'Name of a bundled or cached model, owner/name:file of a cached GGUF file, run_… for the result of a run, or import_…' }),
  name: z.string(),
  origin: z.enum(modelOrigins),
  format: ModelFormat,
  family: z.string().nullable(),
  parameters: z.int().nullable(),
  contextLength: z.int().nullable(),
  licence: z.string().nullable().meta({ description: 'Its own, or that of the model it was made from' }),
  languages: z.array(z.string()),
  bytes: z.int(),
  base: z.string().nullable().meta({ description: 'The model it was trained from' }),
  registered: z.array(z.string()).meta({ description: 'Where it is in the registry: name@version' }),
  trainable: reasoned(z.boolean()).meta({ description: 'Whether it can be trained here, and why' }),
  fits: reasoned(z.enum(['well', 'tight', 'no'])).meta({ description: 'Whether training it fits into the memory of this machine' }),
})
export type Model = z.output<typeof Model>

/** Who signed an archive. That a key is new says nothing of whether it can be trusted. */
export const ArchiveSigner = z.object({
  fingerprint: z.string().meta({ description: 'SHA-256 of the public key' }),
  standing: z.enum(['own', 'known', 'new']).meta({ description: 'Whether the key is that of this studio, of an earlier import, or of neither' }),
})
export type ArchiveSigner = z.output<typeof ArchiveSigner>

/** What somebody might import, as it was found. */
export const ModelInspection = Model.omit({ id: true, origin: true, registered: true }).extend({
  base: z.string().nullable().meta({ description: 'For an adapter: the model here that it was proven to fit' }),
  signer: ArchiveSigner.nullable().meta({ description: 'Of an archive; null for what nobody has signed' }),
  licenceRule: LicenceRule,
  files: z.array(z.string()).meta({ description: 'Names of the files that would be copied' }),
  freeDiskBytes: z.number(),
})
export type ModelInspection = z.output<typeof ModelInspection>

export const importStates = ['copying', 'finished', 'failed'] as const

/** A model from elsewhere on this machine, on its way into the data folder, where nothing else changes it. */
export const ModelImport = z.object({
  id: idOf('import').meta({ description: 'Identifier of the import, and of the model when it is here' }),
  name: z.string(),
  format: ModelFormat,
  base: z.string().nullable().meta({ description: 'For an adapter: the model it was made for' }),
  state: z.enum(importStates),
  bytes: z.number().meta({ description: 'Copied so far' }),
  totalBytes: z.number(),
  signer: ArchiveSigner.nullable().meta({ description: 'Of an archive, once it is here' }),
  error: Failure.nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
})
export type ModelImport = z.output<typeof ModelImport>
