import type { OperationName, Operations } from '../operations/index.ts'

type Answer<O> = O extends { answer: infer A extends string } ? ` → ${A}` : ''
type Body<O> = O extends { upload: true } ? ' ← file' : ''
type Route<O extends { method: string; path: string }> = `${O['method']} ${O['path']}${Body<O>}${Answer<O>}`

/**
 * The way to each operation, as text and without the schemas, for clients that must stay small. The compiler holds it to
 * the table of operations: a row that is missing or differs from there does not compile.
 */
export const routes: { readonly [N in OperationName]: Route<Operations[N]> } = {
  getHealth: 'GET /api/health',
  getReadiness: 'GET /api/ready',
  getMachine: 'GET /api/machine',

  getSession: 'GET /api/session',
  useLink: 'POST /api/session/link',
  createLink: 'POST /api/session/links',
  signIn: 'POST /api/session',
  signOut: 'DELETE /api/session',
  updateAccount: 'PATCH /api/account',
  listUsers: 'GET /api/users',
  createUser: 'POST /api/users',
  updateUser: 'PATCH /api/users/:userId',
  deleteUser: 'DELETE /api/users/:userId',
  listApiKeys: 'GET /api/keys',
  createApiKey: 'POST /api/keys',
  deleteApiKey: 'DELETE /api/keys/:keyId',
  listAuditLog: 'GET /api/audit',

  listProjects: 'GET /api/projects',
  createProject: 'POST /api/projects',
  getProject: 'GET /api/projects/:projectId',
  updateProject: 'PATCH /api/projects/:projectId',
  deleteProject: 'DELETE /api/projects/:projectId',
  getProjectSettings: 'GET /api/projects/:projectId/settings',
  getProjectRecipe: 'GET /api/projects/:projectId/recipe',
  planProject: 'POST /api/projects/:projectId/plan',
  getProjectPlan: 'GET /api/projects/:projectId/plan',

  listDatasets: 'GET /api/datasets',
  listDatasetExamples: 'GET /api/dataset-examples',
  createDatasetFromExample: 'POST /api/datasets/from-example',
  uploadDataset: 'POST /api/datasets ← file',
  createDatasetFromText: 'POST /api/datasets/from-text',
  getDataset: 'GET /api/datasets/:datasetId',
  updateDataset: 'PATCH /api/datasets/:datasetId',
  deleteDataset: 'DELETE /api/datasets/:datasetId',
  getDatasetHealth: 'GET /api/datasets/:datasetId/health',
  listDatasetRows: 'GET /api/datasets/:datasetId/rows',
  updateDatasetRow: 'PUT /api/datasets/:datasetId/rows/:line',
  deleteDatasetRow: 'DELETE /api/datasets/:datasetId/rows/:line',
  restoreDatasetRow: 'POST /api/datasets/:datasetId/rows/:line/restore',
  repairDataset: 'POST /api/datasets/:datasetId/repairs',

  listModels: 'GET /api/models',

  listRuns: 'GET /api/runs',
  startRun: 'POST /api/runs',
  getRun: 'GET /api/runs/:runId',
  updateRun: 'PATCH /api/runs/:runId',
  pauseRun: 'POST /api/runs/:runId/pause',
  resumeRun: 'POST /api/runs/:runId/resume',
  stopRun: 'POST /api/runs/:runId/stop',
  cancelRun: 'POST /api/runs/:runId/cancel',
  deleteRun: 'DELETE /api/runs/:runId',
  listRunEvents: 'GET /api/runs/:runId/events',
  streamRunEvents: 'GET /api/runs/:runId/stream → events',
  getRunSeries: 'GET /api/runs/:runId/series',
  listRunAnswers: 'GET /api/runs/:runId/answers',
  getRunRecipe: 'GET /api/runs/:runId/recipe → file',
  downloadRunResult: 'GET /api/runs/:runId/result → file',

  listChats: 'GET /api/chats',
  createChat: 'POST /api/chats',
  getChat: 'GET /api/chats/:chatId',
  updateChat: 'PATCH /api/chats/:chatId',
  deleteChat: 'DELETE /api/chats/:chatId',
  sendMessage: 'POST /api/chats/:chatId/messages → events',
  voteOnMessage: 'PUT /api/chats/:chatId/messages/:messageId/vote',
}
