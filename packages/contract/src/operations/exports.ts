import { z } from 'zod'
import { Export, ExportChoice, ExportFormat, ExportPrecision, idOf, pageOf, pageQuery } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const params = z.object({ exportId: idOf('export') })

export const exportOperations = {
  listExportChoices: {
    method: 'GET',
    path: '/api/models/:modelId/export-choices',
    summary: 'The ways in which a model can be exported, about how large each is, and why one is not possible.',
    access: 'viewer',
    params: z.object({ modelId: z.string().min(1).max(400) }),
    response: z.object({ items: z.array(ExportChoice) }),
    command: { noun: 'exports', verb: 'choices' },
  },
  listExports: {
    method: 'GET',
    path: '/api/exports',
    summary: 'Exports, newest first.',
    access: 'viewer',
    query: pageQuery.extend({ modelId: z.string().max(400).optional() }),
    response: pageOf(Export),
    command: { noun: 'exports', verb: 'list' },
  },
  startExport: {
    method: 'POST',
    path: '/api/exports',
    summary: 'Write a model for another program, and prove that it answers the same.',
    access: 'editor',
    body: z.object({
      modelId: z.string().min(1).max(400),
      format: ExportFormat,
      precision: ExportPrecision.optional(),
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
    summary: 'An export as it goes on, until it is over.',
    access: 'viewer',
    params,
    answer: 'events',
    response: Export,
    command: { noun: 'exports', verb: 'watch' },
  },
  cancelExport: {
    method: 'POST',
    path: '/api/exports/:exportId/cancel',
    summary: 'Give an export up.',
    access: 'editor',
    params,
    response: Export,
    command: { noun: 'exports', verb: 'cancel' },
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
      repository: z.string().max(200).regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/),
      private: z.boolean().default(true),
    }),
    response: z.object({ url: z.string(), commit: z.string() }),
    command: { noun: 'exports', verb: 'push' },
  },
} as const satisfies Record<string, Operation>
