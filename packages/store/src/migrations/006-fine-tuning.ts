export const fineTuning = `
  CREATE TABLE api_files (
    id TEXT PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX api_files_by_person ON api_files (created_by, created_at);
  CREATE TABLE fine_tuning_jobs (
    id TEXT PRIMARY KEY NOT NULL,
    request TEXT NOT NULL,
    model_name TEXT NOT NULL UNIQUE,
    run_id TEXT REFERENCES runs (id) ON DELETE CASCADE,
    result_file_id TEXT,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX fine_tuning_jobs_by_person ON fine_tuning_jobs (created_by, created_at);
  CREATE INDEX fine_tuning_jobs_by_run ON fine_tuning_jobs (run_id);
`
