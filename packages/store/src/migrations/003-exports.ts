export const exports = `
  CREATE TABLE exports (
    id TEXT PRIMARY KEY NOT NULL,
    model_id TEXT NOT NULL,
    model_name TEXT NOT NULL,
    format TEXT NOT NULL,
    precisions TEXT NOT NULL,
    state TEXT NOT NULL,
    files TEXT NOT NULL,
    proof TEXT,
    proven_at TEXT,
    publication TEXT,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX exports_by_state ON exports (state, queued_at);
  CREATE INDEX exports_by_time ON exports (created_at);
  CREATE INDEX exports_by_model ON exports (model_id, created_at);
`
