import type { Answer, OperationName, Operations } from '../operations/index.ts'

type AnswerMark<O> = O extends { answer: infer A extends string } ? ` → ${A}` : ''
type Body<O> = O extends { upload: true } ? ' ← file' : O extends { upload: 'form' } ? ' ← form' : ''
type Command<O> = O extends { command: { noun: infer N extends string; verb: infer V extends string } } ? ` $ ${N} ${V}` : ''
type Route<O extends { method: string; path: string }> = `${O['method']} ${O['path']}${Body<O>}${AnswerMark<O>}${Command<O>}`

/**
 * The way to each operation, by HTTP and behind `$` by command, as text and without the schemas, for clients that must stay
 * small. The compiler holds it to the table of operations: a row that is missing or differs from there does not compile.
 */
export const routes: { readonly [N in OperationName]: Route<Operations[N]> } = {
  getHealth: 'GET /api/health',
  getReadiness: 'GET /api/ready',
  getMachine: 'GET /api/machine $ machine show',
  getSettings: 'GET /api/settings $ settings show',
  updateSettings: 'PATCH /api/settings $ settings update',

  getSession: 'GET /api/session',
  useLink: 'POST /api/session/link',
  createLink: 'POST /api/session/links',
  signIn: 'POST /api/session',
  signOut: 'DELETE /api/session',
  updateAccount: 'PATCH /api/account',
  listUsers: 'GET /api/users $ users list',
  createUser: 'POST /api/users $ users create',
  updateUser: 'PATCH /api/users/:userId $ users update',
  deleteUser: 'DELETE /api/users/:userId $ users delete',
  listApiKeys: 'GET /api/keys $ keys list',
  createApiKey: 'POST /api/keys $ keys create',
  deleteApiKey: 'DELETE /api/keys/:keyId $ keys delete',
  listAuditLog: 'GET /api/audit $ audit list',

  listProjects: 'GET /api/projects $ projects list',
  createProject: 'POST /api/projects $ projects create',
  getProject: 'GET /api/projects/:projectId $ projects show',
  updateProject: 'PATCH /api/projects/:projectId $ projects update',
  deleteProject: 'DELETE /api/projects/:projectId $ projects delete',
  getProjectSettings: 'GET /api/projects/:projectId/settings $ projects settings',
  listProjectTimes: 'GET /api/projects/:projectId/times $ projects times',
  getProjectRecipe: 'GET /api/projects/:projectId/recipe $ projects recipe',
  planProject: 'POST /api/projects/:projectId/plan $ projects plan',
  getProjectPlan: 'GET /api/projects/:projectId/plan',

  listDatasets: 'GET /api/datasets $ datasets list',
  listDatasetExamples: 'GET /api/dataset-examples $ datasets examples',
  createDatasetFromExample: 'POST /api/datasets/from-example $ datasets take',
  uploadDataset: 'POST /api/datasets ← file $ datasets import',
  createDatasetFromText: 'POST /api/datasets/from-text',
  getDataset: 'GET /api/datasets/:datasetId $ datasets show',
  updateDataset: 'PATCH /api/datasets/:datasetId $ datasets update',
  deleteDataset: 'DELETE /api/datasets/:datasetId $ datasets delete',
  getDatasetHealth: 'GET /api/datasets/:datasetId/health $ datasets check',
  listDatasetRows: 'GET /api/datasets/:datasetId/rows $ datasets rows',
  updateDatasetRow: 'PUT /api/datasets/:datasetId/rows/:line $ datasets edit-row',
  deleteDatasetRow: 'DELETE /api/datasets/:datasetId/rows/:line $ datasets leave-out',
  restoreDatasetRow: 'POST /api/datasets/:datasetId/rows/:line/restore $ datasets restore-row',
  repairDataset: 'POST /api/datasets/:datasetId/repairs $ datasets repair',

  listModels: 'GET /api/models $ models list',
  getModel: 'GET /api/models/:modelId $ models show',
  getModelLineage: 'GET /api/models/:modelId/lineage $ models lineage',
  compareModels: 'GET /api/model-comparison $ models compare',
  inspectModel: 'GET /api/model-inspection $ models inspect',
  importModel: 'POST /api/models/import $ models import',
  listModelImports: 'GET /api/model-imports $ models imports',
  getModelImport: 'GET /api/model-imports/:importId',
  streamModelImport: 'GET /api/model-imports/:importId/stream → events',
  deleteModelImport: 'DELETE /api/model-imports/:importId $ models delete',

  listRegisteredModels: 'GET /api/registry $ registry list',
  registerModel: 'POST /api/registry $ registry add',
  getRegisteredModel: 'GET /api/registry/:name $ registry show',
  updateRegisteredModel: 'PATCH /api/registry/:name $ registry update',
  deleteRegisteredModel: 'DELETE /api/registry/:name $ registry delete',
  updateModelVersion: 'PATCH /api/registry/:name/versions/:version $ registry note',
  deleteModelVersion: 'DELETE /api/registry/:name/versions/:version $ registry remove',
  setModelAlias: 'PUT /api/registry/:name/aliases/:alias $ registry alias',
  deleteModelAlias: 'DELETE /api/registry/:name/aliases/:alias $ registry unalias',

  searchHub: 'GET /api/hub/models $ hub search',
  getHubModel: 'GET /api/hub/models/:owner/:name $ hub show',
  getHubSettings: 'GET /api/hub/settings $ hub settings',
  updateHubSettings: 'PATCH /api/hub/settings $ hub configure',
  listDownloads: 'GET /api/downloads $ downloads list',
  startDownload: 'POST /api/downloads $ downloads start',
  getDownload: 'GET /api/downloads/:downloadId $ downloads show',
  streamDownload: 'GET /api/downloads/:downloadId/stream → events $ downloads watch',
  pauseDownload: 'POST /api/downloads/:downloadId/pause $ downloads pause',
  resumeDownload: 'POST /api/downloads/:downloadId/resume $ downloads resume',
  cancelDownload: 'POST /api/downloads/:downloadId/cancel $ downloads cancel',
  listStoredModels: 'GET /api/stored-models $ storage list',
  removeStoredModel: 'DELETE /api/stored-models/:model $ storage remove',
  pruneDownloads: 'POST /api/stored-models/prune $ storage prune',

  listRuns: 'GET /api/runs $ runs list',
  startRun: 'POST /api/runs $ runs start',
  getRun: 'GET /api/runs/:runId $ runs show',
  updateRun: 'PATCH /api/runs/:runId $ runs prioritize',
  pauseRun: 'POST /api/runs/:runId/pause $ runs pause',
  resumeRun: 'POST /api/runs/:runId/resume $ runs resume',
  stopRun: 'POST /api/runs/:runId/stop $ runs stop',
  cancelRun: 'POST /api/runs/:runId/cancel $ runs cancel',
  deleteRun: 'DELETE /api/runs/:runId $ runs delete',
  listRunEvents: 'GET /api/runs/:runId/events $ runs events',
  streamRunEvents: 'GET /api/runs/:runId/stream → events $ runs watch',
  getRunSeries: 'GET /api/runs/:runId/series $ runs series',
  listRunAnswers: 'GET /api/runs/:runId/answers $ runs answers',
  getRunRecipe: 'GET /api/runs/:runId/recipe → file $ runs recipe',
  downloadRunResult: 'GET /api/runs/:runId/result → file $ runs download',

  listExportChoices: 'GET /api/models/:modelId/export-choices $ exports choices',
  listExports: 'GET /api/exports $ exports list',
  startExport: 'POST /api/exports $ exports start',
  getExport: 'GET /api/exports/:exportId $ exports show',
  streamExport: 'GET /api/exports/:exportId/stream → events $ exports watch',
  cancelExport: 'POST /api/exports/:exportId/cancel $ exports cancel',
  proveExport: 'POST /api/exports/:exportId/prove $ exports prove',
  deleteExport: 'DELETE /api/exports/:exportId $ exports delete',
  downloadExport: 'GET /api/exports/:exportId/files → file $ exports download',
  pushExport: 'POST /api/exports/:exportId/push $ exports push',

  listChats: 'GET /api/chats $ chats list',
  createChat: 'POST /api/chats $ chats create',
  getChat: 'GET /api/chats/:chatId $ chats show',
  updateChat: 'PATCH /api/chats/:chatId $ chats update',
  deleteChat: 'DELETE /api/chats/:chatId $ chats delete',
  sendMessage: 'POST /api/chats/:chatId/messages → events $ chats say',
  voteOnMessage: 'PUT /api/chats/:chatId/messages/:messageId/vote $ chats vote',

  listApiModels: 'GET /v1/models',
  getApiModel: 'GET /v1/models/:model',
  createChatCompletion: 'POST /v1/chat/completions → completion $ models answer',
  createResponse: 'POST /v1/responses → completion $ models respond',
  createCompletion: 'POST /v1/completions → completion $ models complete',
  createEmbedding: 'POST /v1/embeddings $ models embed',

  uploadApiFile: 'POST /v1/files ← form $ files upload',
  listApiFiles: 'GET /v1/files $ files list',
  getApiFile: 'GET /v1/files/:fileId $ files show',
  getApiFileContent: 'GET /v1/files/:fileId/content → file $ files download',
  deleteApiFile: 'DELETE /v1/files/:fileId $ files delete',
  createFineTuningJob: 'POST /v1/fine_tuning/jobs $ jobs start',
  listFineTuningJobs: 'GET /v1/fine_tuning/jobs $ jobs list',
  getFineTuningJob: 'GET /v1/fine_tuning/jobs/:jobId $ jobs show',
  cancelFineTuningJob: 'POST /v1/fine_tuning/jobs/:jobId/cancel $ jobs cancel',
  pauseFineTuningJob: 'POST /v1/fine_tuning/jobs/:jobId/pause $ jobs pause',
  resumeFineTuningJob: 'POST /v1/fine_tuning/jobs/:jobId/resume $ jobs resume',
  listFineTuningEvents: 'GET /v1/fine_tuning/jobs/:jobId/events $ jobs events',
  listFineTuningCheckpoints: 'GET /v1/fine_tuning/jobs/:jobId/checkpoints $ jobs checkpoints',
}

/** A row of the ways, taken apart. */
export interface Way {
  method: string
  /** With the names of its parameters: /api/runs/:runId */
  path: string
  /** Names of the parameters of the path, in order. */
  places: string[]
  /** Whether it takes a file: as the body, or in a form (multipart) with the other values. */
  upload: 'file' | 'form' | null
  answer: Answer
  /** Noun and verb of the command; null where there is none. */
  command: string | null
}

/** The way to an operation. */
export function wayTo(name: OperationName): Way {
  const [, method, path, upload = null, answer = 'json', command = null] = /^(\w+) (\S+)(?: ← (file|form))?(?: → (\w+))?(?: \$ (.+))?$/.exec(routes[name])!
  const places = [...path.matchAll(/:(\w+)/g)].map(([, place]) => place)
  return { method, path, places, upload: upload as Way['upload'], answer: answer as Way['answer'], command }
}
