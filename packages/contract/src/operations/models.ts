import { z } from 'zod'
import {
  ComparedModel, idOf, Lineage, Model, ModelDetail, ModelFormat, ModelImport, ModelInspection, modelOrigins, pageOf, pageQuery, title,
} from '../nouns/index.ts'
import type { Operation } from './define.ts'

const modelId = z.string().min(1).max(400)
  .meta({ description: 'Name of a bundled or downloaded model, run_…, import_…, or of the registry: name, name@3, name@champion' })
const modelParams = z.object({ modelId })
const importParams = z.object({ importId: idOf('import') })
const importSource = z.object({
  path: z.string().min(1).max(4096).meta({ description: 'Path of the folder or the file; for the API, an absolute one', format: 'path' }),
  base: modelId.optional().meta({ description: 'For an adapter: the model it was made for, where its own note of that does not lead to it' }),
  signer: z.string().max(100).optional().meta({ description: 'For an archive: the fingerprint that the key of its signature has to have' }),
})

export const modelOperations = {
  listModels: {
    method: 'GET',
    path: '/api/models',
    summary: 'Models on this machine: bundled, downloaded by any tool, trained here, and imported.',
    access: 'viewer',
    query: z.object({
      search: z.string().max(200).default('').meta({ description: 'Words in the name, the family or the registry' }),
      origin: z.enum(modelOrigins).optional(),
      format: ModelFormat.optional(),
      family: z.string().max(100).optional(),
      trainable: z.enum(['true', 'false']).optional().meta({ description: 'Whether it can be trained here' }),
      sort: z.enum(['usual', 'name', 'parameters', 'bytes']).default('usual')
        .meta({ description: 'usual: bundled, trained (newest first), imported, downloaded; parameters and bytes: smallest first' }),
      offset: pageQuery.shape.offset,
      limit: z.coerce.number().int().min(1).max(1000).default(1000).meta({ description: 'Entries to return, at most' }),
    }),
    response: pageOf(Model),
    command: { noun: 'models', verb: 'list' },
  },
  getModel: {
    method: 'GET',
    path: '/api/models/:modelId',
    summary: 'Everything about a model: shape, memory, files, licence, origin, verdict, card.',
    access: 'viewer',
    params: modelParams,
    response: ModelDetail,
    command: { noun: 'models', verb: 'show' },
  },
  getModelLineage: {
    method: 'GET',
    path: '/api/models/:modelId/lineage',
    summary: 'Where a model comes from, and what came of it.',
    access: 'viewer',
    params: modelParams,
    response: Lineage,
    command: { noun: 'models', verb: 'lineage' },
  },
  compareModels: {
    method: 'GET',
    path: '/api/model-comparison', // apart from /api/models/:modelId, so that a model can have any name
    summary: 'Facts and verdicts of several models side by side.',
    access: 'viewer',
    query: z.object({ ids: z.string().min(1).max(2000).meta({ description: 'Two to six identifiers, separated by commas' }) }),
    response: z.object({ items: z.array(ComparedModel) }),
    command: { noun: 'models', verb: 'compare' },
  },
  inspectModel: {
    method: 'GET',
    path: '/api/model-inspection', // a path is no part of an address
    summary: 'What a model folder, a GGUF file, a PEFT adapter or a signed archive on the machine of the studio is, after every check of an import; nothing is copied.',
    access: 'owner',
    query: importSource,
    response: ModelInspection,
    command: { noun: 'models', verb: 'inspect' },
  },
  importModel: {
    method: 'POST',
    path: '/api/models/import',
    summary: 'Check a model folder, a GGUF file, a PEFT adapter or a signed archive on the machine of the studio, and copy it into its data folder.',
    access: 'owner',
    body: importSource.extend({
      name: title.optional().meta({ description: 'What it is called here; the name of the folder or file when left out' }),
    }),
    response: ModelImport,
    command: { noun: 'models', verb: 'import' },
  },
  listModelImports: {
    method: 'GET',
    path: '/api/model-imports',
    summary: 'Imports of models, newest first.',
    access: 'viewer',
    query: pageQuery,
    response: pageOf(ModelImport),
    command: { noun: 'models', verb: 'imports' },
  },
  getModelImport: {
    method: 'GET',
    path: '/api/model-imports/:importId',
    summary: 'One import.',
    access: 'viewer',
    params: importParams,
    response: ModelImport,
    command: null,
  },
  streamModelImport: {
    method: 'GET',
    path: '/api/model-imports/:importId/stream',
    summary: 'An import as it goes on, until it is over.',
    access: 'viewer',
    params: importParams,
    answer: 'events',
    response: ModelImport,
    command: null,
  },
  deleteModelImport: {
    method: 'DELETE',
    path: '/api/model-imports/:importId',
    summary: 'Delete an imported model, or give up an import that is under way.',
    access: 'owner',
    params: importParams,
    response: z.object({}),
    command: { noun: 'models', verb: 'delete' },
  },
} as const satisfies Record<string, Operation>
