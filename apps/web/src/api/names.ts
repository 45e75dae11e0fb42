import type { OperationName } from '@tunesmith/contract'
import { routes, wayTo } from '@tunesmith/contract/client'

type Routes = typeof routes

/** Operations that only read, and answer with JSON. */
export type ReadName = {
  [N in OperationName]: Routes[N] extends `${string} → ${string}` ? never : Routes[N] extends `GET ${string}` ? N : never
}[OperationName]

/** Operations that change something, and answer with JSON. */
export type ActName = {
  [N in OperationName]: Routes[N] extends `${string} → ${string}` ? never : Routes[N] extends `GET ${string}` ? never : N
}[OperationName]

/** Operations that answer with a file. */
export type FileName = { [N in OperationName]: Routes[N] extends `${string} → file${string}` ? N : never }[OperationName]

/** What an operation is about: the first word of its path behind /api. */
export function nounOf(name: OperationName): Noun {
  return /\/api\/([\w-]+)/.exec(routes[name])![1] as Noun
}

/** First words of paths. */
export type Noun = {
  [N in OperationName]: Routes[N] extends `${string} /api/${infer Rest}`
    ? Rest extends `${infer First} ${string}` ? FirstWord<First> : FirstWord<Rest>
    : never
}[OperationName]

type FirstWord<Path extends string> = Path extends `${infer First}/${string}` ? First : Path

/** What else changes with a noun: nouns whose lists and pages show something of it. */
const shownBy: Readonly<Partial<Record<Noun, readonly Noun[]>>> = {
  runs: ['projects', 'models', 'chats'],
  datasets: ['projects'],
  models: ['model-imports'],
  'model-imports': ['models'],
  account: ['session', 'users'],
  users: ['session'],
  downloads: ['models', 'hub', 'stored-models'],
  'stored-models': ['models', 'hub'],
  registry: ['models', 'model-comparison'],
  exports: ['models'],
}

/** The nouns to read again after an operation has changed something. */
export function nounsChangedBy(name: ActName): readonly Noun[] {
  const noun = nounOf(name)
  return [noun, ...(shownBy[noun] ?? [])]
}

/** Acts whose answer is the very thing that a read shows, so that it need not be asked for again. */
export const shownAs: Readonly<Partial<Record<ActName, ReadName>>> = {
  useLink: 'getSession',
  signIn: 'getSession',
  signOut: 'getSession',
  createProject: 'getProject',
  updateProject: 'getProject',
  planProject: 'getProjectPlan',
  updateSettings: 'getSettings',
  updateHubSettings: 'getHubSettings',
  startExport: 'getExport',
  cancelExport: 'getExport',
  proveExport: 'getExport',
  pushExport: 'getExport',
  updateDataset: 'getDataset',
  deleteDatasetRow: 'getDataset',
  restoreDatasetRow: 'getDataset',
  updateRun: 'getRun',
  pauseRun: 'getRun',
  resumeRun: 'getRun',
  stopRun: 'getRun',
  cancelRun: 'getRun',
}

/** Names of the path parameters of an operation. */
export const parametersOf = (name: OperationName): string[] => wayTo(name).places
