import { z } from 'zod'
import { AliasName, ModelNotes, ModelTags, ModelVersion, pageOf, pageQuery, RegisteredModel, RegisteredName } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const params = z.object({ name: RegisteredName })
const versionParams = params.extend({ version: z.coerce.number().int().min(1) })
const aliasParams = params.extend({ alias: AliasName })

export const registryOperations = {
  listRegisteredModels: {
    method: 'GET',
    path: '/api/registry',
    summary: 'Names in the registry, the one changed last first.',
    access: 'viewer',
    query: pageQuery.extend({ search: z.string().max(200).default(''), tag: z.string().max(40).optional() }),
    response: pageOf(RegisteredModel),
    command: { noun: 'registry', verb: 'list' },
  },
  registerModel: {
    method: 'POST',
    path: '/api/registry',
    summary: 'Keep a model under a name, as its next version.',
    access: 'editor',
    body: z.object({
      name: RegisteredName,
      modelId: z.string().min(1).max(400).meta({ description: 'As the list of models has it, or another name@version' }),
      notes: ModelNotes.default(''),
      aliases: z.array(AliasName).max(10).default([]),
    }),
    response: ModelVersion,
    command: { noun: 'registry', verb: 'add' },
  },
  getRegisteredModel: {
    method: 'GET',
    path: '/api/registry/:name',
    summary: 'A name in the registry with all its versions.',
    access: 'viewer',
    params,
    response: RegisteredModel.extend({ versions: z.array(ModelVersion) }),
    command: { noun: 'registry', verb: 'show' },
  },
  updateRegisteredModel: {
    method: 'PATCH',
    path: '/api/registry/:name',
    summary: 'Change the notes and tags of a name.',
    access: 'editor',
    params,
    body: z.object({ notes: ModelNotes, tags: ModelTags }).partial(),
    response: RegisteredModel,
    command: { noun: 'registry', verb: 'update' },
  },
  deleteRegisteredModel: {
    method: 'DELETE',
    path: '/api/registry/:name',
    summary: 'Take a name with its versions out of the registry; the models stay.',
    access: 'editor',
    params,
    response: z.object({}),
    command: { noun: 'registry', verb: 'delete' },
  },
  updateModelVersion: {
    method: 'PATCH',
    path: '/api/registry/:name/versions/:version',
    summary: 'Change the notes of a version; what it points to never changes.',
    access: 'editor',
    params: versionParams,
    body: z.object({ notes: ModelNotes }),
    response: ModelVersion,
    command: { noun: 'registry', verb: 'note' },
  },
  deleteModelVersion: {
    method: 'DELETE',
    path: '/api/registry/:name/versions/:version',
    summary: 'Take a version that no alias points to out of the registry; its number is not given again, and the model stays.',
    access: 'editor',
    params: versionParams,
    response: z.object({}),
    command: { noun: 'registry', verb: 'remove' },
  },
  setModelAlias: {
    method: 'PUT',
    path: '/api/registry/:name/aliases/:alias',
    summary: 'Point an alias, such as champion, to a version.',
    access: 'editor',
    params: aliasParams,
    body: z.object({ version: z.int().min(1) }),
    response: RegisteredModel,
    command: { noun: 'registry', verb: 'alias' },
  },
  deleteModelAlias: {
    method: 'DELETE',
    path: '/api/registry/:name/aliases/:alias',
    summary: 'Take an alias away.',
    access: 'editor',
    params: aliasParams,
    response: RegisteredModel,
    command: { noun: 'registry', verb: 'unalias' },
  },
} as const satisfies Record<string, Operation>
