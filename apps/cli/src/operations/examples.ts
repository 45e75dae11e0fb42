import { type OperationName, operationTable } from '@tunesmith/contract'
import type { Example } from '../command-line/command.ts'
import { quoted } from '../terminal/quoted.ts'
import { wordsOf } from './operation-options.ts'

/** What stands in an example for a place of the path, a file, or a field that has to be given. */
const samples: Readonly<Record<string, string>> = {
  alias: 'champion', answer: 'A', chatId: 'chat_0tz4kq81mwxa', content: 'When do you open?', datasetId: 'dataset_0tz4kq81mwxa',
  downloadId: 'download_0tz4kq81mwxa', email: 'ada@example.org', example: 'policy-chatbot', exportId: 'export_0tz4kq81mwxa',
  fields: '{"question": "When do you open?", "answer": "At nine."}', fileId: 'file-0tz4kq81mwxa', ids: 'tunesmith-base-10m,faq@2',
  importId: 'import_0tz4kq81mwxa', input: 'When do you open?', jobId: 'ftjob-0tz4kq81mwxa', keyId: 'key_0tz4kq81mwxa', kind: 'duplicate',
  line: '12', messageId: 'message_0tz4kq81mwxa', messages: '[{"role": "user", "content": "When do you open?"}]', model: 'faq@champion',
  modelId: 'tunesmith-base-10m', models: 'faq@champion', name: 'faq', notes: 'Better with prices.', owner: 'HuggingFaceTB',
  password: 'correct horse battery', path: './my-model', priority: '5', projectId: 'project_0tz4kq81mwxa', prompt: 'The library opens',
  repository: 'ada/faq', runId: 'run_0tz4kq81mwxa', training_file: 'file-0tz4kq81mwxa', userId: 'user_0tz4kq81mwxa', version: '2', vote: 'up',
}

/** Where an operation means something else by a name, or an example says more with an option that may be left out. */
const special: Readonly<Partial<Record<OperationName, Readonly<Record<string, string>>>>> = {
  createUser: { name: 'Ada', role: 'editor' },
  createApiKey: { name: 'my-app', role: 'viewer' },
  updateUser: { role: 'editor' },
  getHubModel: { name: 'SmolLM2-135M-Instruct' },
  searchHub: { search: 'smollm2' },
  startDownload: { model: 'HuggingFaceTB/SmolLM2-135M-Instruct' },
  removeStoredModel: { model: 'HuggingFaceTB/SmolLM2-135M-Instruct' },
  registerModel: { modelId: 'run_0tz4kq81mwxa', aliases: 'candidate' },
  startExport: { modelId: 'run_0tz4kq81mwxa', format: 'gguf', precisions: 'Q8_0' },
  listExportChoices: { modelId: 'run_0tz4kq81mwxa' },
  createFineTuningJob: { model: 'tunesmith-base-10m' },
  updateProject: { name: 'faq' },
  updateDataset: { name: 'faq' },
  updateChat: { title: 'Opening hours' },
  updateRegisteredModel: { notes: 'Answers about the library' },
  updateSettings: { auditDays: '365' },
  updateHubSettings: { offline: 'true' },
}

/** How an operation is called: with everything that it needs. */
export function exampleOf(name: OperationName): Example {
  const { command, params, upload, summary } = operationTable[name]
  const { lead, fields, options } = wordsOf(name)
  const own = special[name] ?? {}
  const sampleOf = (field: string, choices?: readonly string[]) => quoted(own[field] ?? choices?.[0] ?? samples[field])
  const places = Object.keys(params?.shape ?? {}).map((place) => sampleOf(place))
  const given = [...fields].filter(([field, { isRequired }]) => isRequired || field in own)
  const rest = given.filter(([field]) => field !== lead).map(([field, { option }]) => `--${option} ${sampleOf(field, options[option].choices)}`)
  const first = given.some(([field]) => field === lead) ? [sampleOf(lead!)] : []
  const file = upload ? ['rows.jsonl'] : []
  return { line: ['tunesmith', command!.noun, command!.verb, ...places, ...file, ...first, ...rest].join(' '), meaning: summary }
}
