export const downloads = `
  CREATE TABLE downloads (
    id TEXT PRIMARY KEY NOT NULL,
    model TEXT NOT NULL,
    revision TEXT NOT NULL,
    gguf TEXT,
    state TEXT NOT NULL,
    progress TEXT NOT NULL,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX downloads_by_state ON downloads (state, queued_at);
  CREATE INDEX downloads_by_time ON downloads (created_at);
`
