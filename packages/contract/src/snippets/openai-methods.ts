import type { OperationName, Operations } from '../operations/index.ts'
import { type Call, fieldsOf } from './call.ts'

/** The operations in the forms of the API of OpenAI. */
export type ApiOperation = { [N in OperationName]: Operations[N] extends { dialect: 'openai' } ? N : never }[OperationName]

/** What OpenAI's own packages call them; in Python with_underscores. */
const methods: Readonly<Record<ApiOperation, string>> = {
  listApiModels: 'models.list',
  getApiModel: 'models.retrieve',
  createChatCompletion: 'chat.completions.create',
  createResponse: 'responses.create',
  createCompletion: 'completions.create',
  createEmbedding: 'embeddings.create',
  uploadApiFile: 'files.create',
  listApiFiles: 'files.list',
  getApiFile: 'files.retrieve',
  getApiFileContent: 'files.content',
  deleteApiFile: 'files.delete',
  createFineTuningJob: 'fineTuning.jobs.create',
  listFineTuningJobs: 'fineTuning.jobs.list',
  getFineTuningJob: 'fineTuning.jobs.retrieve',
  cancelFineTuningJob: 'fineTuning.jobs.cancel',
  pauseFineTuningJob: 'fineTuning.jobs.pause',
  resumeFineTuningJob: 'fineTuning.jobs.resume',
  listFineTuningEvents: 'fineTuning.jobs.listEvents',
  listFineTuningCheckpoints: 'fineTuning.jobs.checkpoints.list',
}

/** The method of an operation, such as fineTuning.jobs.create; null for those that OpenAI's packages do not know. */
export const methodOf = (name: OperationName): string | null => (methods as Partial<Record<OperationName, string>>)[name] ?? null

/** What OpenAI's packages want to be told where the studio has a default. */
const wanted: Partial<Record<OperationName, Readonly<Record<string, unknown>>>> = { uploadApiFile: { purpose: 'fine-tune' } }

/** The fields of a call for OpenAI's packages. */
export const apiFieldsOf = (call: Call): [name: string, value: unknown][] => fieldsOf({ ...call, values: { ...wanted[call.name], ...call.values } })

/** Whether a method gives a list, whose pages are turned by itself. */
export const givesList = (method: string): boolean => /\.list(Events)?$/.test(method)
