export const registry = `
  CREATE TABLE registered_models (
    name TEXT PRIMARY KEY NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    latest_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE model_versions (
    name TEXT NOT NULL REFERENCES registered_models (name) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    model_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    notes TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (name, version)
  ) STRICT;
  CREATE INDEX model_versions_by_model ON model_versions (model_id);
  CREATE TABLE model_aliases (
    name TEXT NOT NULL,
    alias TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (name, alias),
    FOREIGN KEY (name, version) REFERENCES model_versions (name, version) ON DELETE CASCADE
  ) STRICT;
  CREATE TABLE model_imports (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    base TEXT,
    state TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX model_imports_by_time ON model_imports (created_at);
  CREATE TABLE file_sums (
    path TEXT PRIMARY KEY NOT NULL,
    bytes INTEGER NOT NULL,
    changed_at REAL NOT NULL,
    sha256 TEXT NOT NULL
  ) STRICT;
`
