import { Model, pageOf } from '../nouns/index.ts'
import type { Operation } from './define.ts'

export const modelOperations = {
  listModels: {
    method: 'GET',
    path: '/api/models',
    summary: 'Models on this machine: bundled, downloaded by any tool, and trained here.',
    access: 'viewer',
    response: pageOf(Model),
    command: { noun: 'models', verb: 'list' },
  },
} as const satisfies Record<string, Operation>
