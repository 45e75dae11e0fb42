import { z } from 'zod'
import {
  Export, ExportChoice, ExportFormat, ExportPrecision, exportPrecisions, HubName, idOf, LicenceRule, pageOf, pageQuery, Publication,
} from '../nouns/index.ts'
import type { Operation } from './define.ts'

const params = z.object({ exportId: idOf('export') })
const modelId = z.string().min(1).max(400).meta({ description: 'Identifier of the model, as the list of models has it' })

export const exportOperations = {
  listExportChoices: {
    method: 'GET',
    path: '/api/models/:modelId/export-choices',
    summary: 'The ways in which a model can be exported, about how large each is, and why one is not possible.',
    access: 'viewer',
    params: z.object({ modelId }),
    response: z.object({
      items: z.array(ExportChoice),
      licence: LicenceRule,
      freeDiskBytes: z.number(),
    }),
    command: { noun: 'exports', verb: 'choices' },
  },
  listExports: {
    method: 'GET',
    path: '/api/exports',
    summary: 'Exports, newest first.',
    access: 'viewer',
    query: pageQuery.extend({ modelId: modelId.optional() }),
    response: pageOf(Export),
    command: { noun: 'exports', verb: 'list' },
  },
  startExport: {
    method: 'POST',
    path: '/api/exports',
    summary: 'Write a model for another program, and prove that it answers the same.',
    access: 'editor',
    body: z.object({
      modelId,
      format: ExportFormat,
      precisions: z.array(ExportPrecision).max(exportPrecisions.length).default([])
        .meta({ description: 'Of the weights in GGUF files, several to compare them; for ollama one. F16 when left out' }),
    }),
    response: Export,
    command: { noun: 'exports', verb: 'start' },
  },
  getExport: {
    method: 'GET',
    path: '/api/exports/:exportId',
    summary: 'One export with its proof.',
    access: 'viewer',
    params,
    response: Export,
    command: { noun: 'exports', verb: 'show' },
  },
  streamExport: {
    method: 'GET',
    path: '/api/exports/:exportId/stream',
    summary: 'An export as it goes on, and as it is pushed to the hub, until both are over.',
    access: 'viewer',
    params,
    answer: 'events',
    response: Export,
    command: { noun: 'exports', verb: 'watch' },
  },
  cancelExport: {
    method: 'POST',
    path: '/api/exports/:exportId/cancel',
    summary: 'Give up what is being done with an export: making it, proving it again, or pushing it to the hub.',
    access: 'editor',
    params,
    response: Export,
    command: { noun: 'exports', verb: 'cancel' },
  },
  proveExport: {
    method: 'POST',
    path: '/api/exports/:exportId/prove',
    summary: 'Read the files of an export again, and prove once more that they are what was exported.',
    access: 'editor',
    params,
    response: Export,
    command: { noun: 'exports', verb: 'prove' },
  },
  deleteExport: {
    method: 'DELETE',
    path: '/api/exports/:exportId',
    summary: 'Delete an export and its files.',
    access: 'editor',
    params,
    response: z.object({}),
    command: { noun: 'exports', verb: 'delete' },
  },
  downloadExport: {
    method: 'GET',
    path: '/api/exports/:exportId/files',
    summary: 'The files of an export: one alone as it is, several as an archive.',
    access: 'viewer',
    params,
    answer: 'file',
    response: z.undefined(),
    command: { noun: 'exports', verb: 'download' },
  },
  pushExport: {
    method: 'POST',
    path: '/api/exports/:exportId/push',
    summary: 'Upload a proven export to the hub, with its model card.',
    access: 'owner',
    params,
    body: z.object({
      repository: HubName,
      visibility: Publication.shape.visibility.default('private'),
      acceptLicence: z.boolean().default(false).meta({ description: 'Needed where the licence of the model restricts sharing, or is not known' }),
    }),
    response: Export,
    command: { noun: 'exports', verb: 'push' },
  },
} as const satisfies Record<string, Operation>
