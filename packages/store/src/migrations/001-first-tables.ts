/*
 * Whoever made a project, a dataset or a run is remembered beyond the account, so `created_by` refers to nothing; what is
 * personal goes with the account.
 */
export const firstTables = `
  CREATE TABLE user (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    emailVerified INTEGER NOT NULL DEFAULT 0 CHECK (emailVerified IN (0, 1)),
    image TEXT,
    role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('viewer', 'editor', 'owner')),
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT;

  CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,
    expiresAt TEXT NOT NULL,
    ipAddress TEXT,
    userAgent TEXT,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_by_user ON session (userId);

  CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    accountId TEXT NOT NULL,
    providerId TEXT NOT NULL,
    accessToken TEXT,
    refreshToken TEXT,
    idToken TEXT,
    accessTokenExpiresAt TEXT,
    refreshTokenExpiresAt TEXT,
    scope TEXT,
    password TEXT,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX account_by_user ON account (userId);

  CREATE TABLE verification (
    id TEXT PRIMARY KEY NOT NULL,
    identifier TEXT NOT NULL,
    value TEXT NOT NULL,
    expiresAt TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX verification_by_identifier ON verification (identifier);

  CREATE TABLE projects (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    answers TEXT NOT NULL,
    page TEXT NOT NULL,
    plan TEXT,
    latest_run_id TEXT REFERENCES runs (id) ON DELETE SET NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX projects_by_change ON projects (updated_at);
  CREATE INDEX projects_by_latest_run ON projects (latest_run_id);

  CREATE TABLE datasets (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    rows INTEGER NOT NULL CHECK (rows >= 0),
    rejected_rows INTEGER NOT NULL CHECK (rejected_rows >= 0),
    layout TEXT,
    columns TEXT NOT NULL,
    mapping TEXT,
    needs_mapping INTEGER NOT NULL CHECK (needs_mapping IN (0, 1)),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX datasets_by_time ON datasets (created_at);
  CREATE INDEX datasets_by_content ON datasets (sha256);

  CREATE TABLE dataset_edits (
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line >= 1),
    fields TEXT,
    edited_at TEXT NOT NULL,
    PRIMARY KEY (dataset_id, line)
  ) STRICT;

  CREATE TABLE runs (
    id TEXT PRIMARY KEY NOT NULL,
    project_id TEXT REFERENCES projects (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL
      CHECK (state IN ('queued', 'running', 'pausing', 'paused', 'stopping', 'finished', 'failed', 'cancelled')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -10 AND 10),
    spec TEXT NOT NULL,
    summary TEXT NOT NULL,
    verdict TEXT,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX runs_in_queue ON runs (state, priority DESC, queued_at);
  CREATE INDEX runs_by_project ON runs (project_id, created_at);
  CREATE INDEX runs_by_time ON runs (created_at);

  CREATE TABLE chats (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    models TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX chats_by_user ON chats (user_id, updated_at);

  CREATE TABLE messages (
    id TEXT PRIMARY KEY NOT NULL,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    model TEXT,
    content TEXT NOT NULL,
    vote TEXT CHECK (vote IN ('up', 'down')),
    stopped TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX messages_in_chat ON messages (chat_id, position);

  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'owner')),
    hash TEXT NOT NULL UNIQUE,
    start TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_used_at TEXT
  ) STRICT;
  CREATE INDEX api_keys_by_user ON api_keys (user_id);

  CREATE TABLE sign_in_links (
    hash TEXT PRIMARY KEY NOT NULL,
    user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL,
    used_at TEXT
  ) STRICT;
  CREATE INDEX sign_in_links_by_user ON sign_in_links (user_id);

  CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed'))
  ) STRICT;
  CREATE INDEX audit_log_by_time ON audit_log (time);

  CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
`
