import type { ColumnType, Generated } from 'kysely'

/*
 * What the database holds, as Kysely sees it. Times are ISO 8601 in UTC, JSON is text, identifiers are made by the studio.
 * Changing it takes a migration (migrations/), and a test that opens a database made by the version before.
 */

/** JSON as text: write with JSON.stringify, and parse with the schema of the noun when reading. */
type Json = string
/** Set once, never changed. */
type Fixed<T> = ColumnType<T, T, never>

export interface ProjectsTable {
  id: Fixed<string>
  name: string
  answers: Json
  page: string
  plan: Json | null
  latest_run_id: string | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  updated_at: string
}

export interface DatasetsTable {
  id: Fixed<string>
  name: string
  file_name: Fixed<string>
  /** Of the uploaded file, in the artefact store. */
  sha256: Fixed<string>
  bytes: Fixed<number>
  rows: number
  rejected_rows: number
  layout: Json | null
  columns: Json
  mapping: Json | null
  needs_mapping: 0 | 1
  created_by: Fixed<string>
  created_at: Fixed<string>
}

/** A row that was changed, or left out where `fields` is null. */
export interface DatasetEditsTable {
  dataset_id: Fixed<string>
  line: Fixed<number>
  fields: Json | null
  edited_at: string
}

export interface RunsTable {
  id: Fixed<string>
  project_id: string | null
  name: string
  model: string
  /** One of `runStates` in the contract. */
  state: string
  priority: number
  spec: Json
  /** What lists show of the events so far: step, loss, speed. */
  summary: Json
  verdict: Json | null
  error: Json | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  queued_at: string
  started_at: string | null
  ended_at: string | null
}

/** Models on their way from the hub. */
export interface DownloadsTable {
  id: Fixed<string>
  model: Fixed<string>
  revision: Fixed<string>
  /** The GGUF file that was asked for. */
  gguf: Fixed<string | null>
  /** One of `downloadStates` in the contract. */
  state: string
  /** What lists show: bytes, speed, interruptions. */
  progress: Json
  error: Json | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  queued_at: string
  ended_at: string | null
}

/** Models written for other programs; their files are in the folder of exports. */
export interface ExportsTable {
  id: Fixed<string>
  model_id: Fixed<string>
  /** What the model was called then. */
  model_name: Fixed<string>
  format: Fixed<string>
  precisions: Fixed<Json>
  /** One of `exportStates` in the contract. */
  state: string
  /** With their sums, once they are whole. */
  files: Json
  proof: Json | null
  proven_at: string | null
  /** How it was last pushed to the hub. */
  publication: Json | null
  error: Json | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  queued_at: string
  ended_at: string | null
}

/** Names in the registry of models. */
export interface RegisteredModelsTable {
  name: Fixed<string>
  notes: string
  tags: Json
  /** Of the versions there ever were: a number is not given twice. */
  latest_version: number
  created_at: Fixed<string>
  updated_at: string
}

/** What a version points to never changes. */
export interface ModelVersionsTable {
  name: Fixed<string>
  version: Fixed<number>
  model_id: Fixed<string>
  sha256: Fixed<string>
  notes: string
  created_by: Fixed<string>
  created_at: Fixed<string>
}

export interface ModelAliasesTable {
  name: Fixed<string>
  alias: Fixed<string>
  version: number
}

/** Models that were copied into the data folder, or are on their way there. */
export interface ModelImportsTable {
  id: Fixed<string>
  name: Fixed<string>
  /** One of `modelFormats` in the contract. */
  format: Fixed<string>
  /** The model that an adapter was made for. */
  base: Fixed<string | null>
  /** One of `importStates` in the contract. */
  state: string
  /** All that are to be copied. */
  bytes: Fixed<number>
  error: Json | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  ended_at: string | null
}

/** Sums of files of models as they were at their last change (milliseconds since 1970), so that gigabytes are read once. */
export interface FileSumsTable {
  path: Fixed<string>
  bytes: number
  changed_at: number
  sha256: string
}

/** Files of the OpenAI API: rows to train on, and what came out of training. */
export interface ApiFilesTable {
  id: Fixed<string>
  /** One of `filePurposes` in the contract. */
  purpose: Fixed<string>
  file_name: Fixed<string>
  /** Of its bytes, in the artefact store. */
  sha256: Fixed<string>
  bytes: Fixed<number>
  created_by: Fixed<string>
  created_at: Fixed<string>
}

/** Jobs of the OpenAI API, each of which becomes a run and ends with it. */
export interface FineTuningJobsTable {
  id: Fixed<string>
  /** What was asked for. */
  request: Fixed<Json>
  /** The name that the trained model has in the API. */
  model_name: Fixed<string>
  /** Once the request was found good. */
  run_id: string | null
  /** The file of results, and with it all that follows a run that is finished. */
  result_file_id: string | null
  /** Why it did not come to a run, or its result not into the registry. */
  error: Json | null
  created_by: Fixed<string>
  created_at: Fixed<string>
  /** When it ended without a run. */
  ended_at: string | null
}

export interface ChatsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  title: string
  models: Json
  created_at: Fixed<string>
  updated_at: string
}

export interface MessagesTable {
  id: Fixed<string>
  chat_id: Fixed<string>
  position: Fixed<number>
  role: Fixed<'user' | 'assistant'>
  model: Fixed<string | null>
  content: string
  vote: 'up' | 'down' | null
  stopped: string | null
  created_at: Fixed<string>
}

/** Only the hash of a key is kept (SHA-256, hexadecimal). */
export interface ApiKeysTable {
  id: Fixed<string>
  user_id: Fixed<string>
  name: string
  role: string
  hash: Fixed<string>
  start: Fixed<string>
  created_at: Fixed<string>
  last_used_at: string | null
  /** What it is for: `keyScopes` of the contract. */
  scopes: Fixed<Json>
  requests_per_minute: Fixed<number | null>
  tokens_per_day: Fixed<number | null>
}

/** How much a key with limits was used in a period: a day as 2026-01-31, or a minute as 2026-01-31T12:30. */
export interface ApiKeyUsageTable {
  key_id: Fixed<string>
  period: Fixed<string>
  requests: number
  tokens: number
}

/** One-time links to sign in with; only their hashes are kept. */
export interface SignInLinksTable {
  hash: Fixed<string>
  /** Whom it signs in; null makes the first owner. */
  user_id: Fixed<string | null>
  expires_at: Fixed<string>
  used_at: string | null
}

export interface AuditLogTable {
  id: Generated<number>
  time: Fixed<string>
  actor: Fixed<string>
  action: Fixed<string>
  target: Fixed<string | null>
  outcome: Fixed<string>
}

export interface SettingsTable {
  key: Fixed<string>
  value: Json
}

/*
 * The tables of the account library (Better Auth's core schema with its field `role`), which reads and writes them by
 * itself; `user` is read here too. Its dates are ISO text.
 */
export interface UserTable {
  id: Fixed<string>
  name: string
  email: string
  emailVerified: 0 | 1
  image: string | null
  role: string
  createdAt: string
  updatedAt: string
}

export interface SessionTable {
  id: Fixed<string>
  userId: Fixed<string>
  token: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

export interface AccountTable {
  id: Fixed<string>
  userId: Fixed<string>
  accountId: string
  providerId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

export interface VerificationTable {
  id: Fixed<string>
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

export interface Schema {
  projects: ProjectsTable
  datasets: DatasetsTable
  dataset_edits: DatasetEditsTable
  runs: RunsTable
  downloads: DownloadsTable
  registered_models: RegisteredModelsTable
  model_versions: ModelVersionsTable
  model_aliases: ModelAliasesTable
  model_imports: ModelImportsTable
  file_sums: FileSumsTable
  exports: ExportsTable
  api_files: ApiFilesTable
  fine_tuning_jobs: FineTuningJobsTable
  chats: ChatsTable
  messages: MessagesTable
  api_keys: ApiKeysTable
  api_key_usage: ApiKeyUsageTable
  sign_in_links: SignInLinksTable
  audit_log: AuditLogTable
  settings: SettingsTable
  user: UserTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
}
