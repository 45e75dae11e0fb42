export const keyTerms = `
  ALTER TABLE api_keys ADD COLUMN scopes TEXT NOT NULL DEFAULT '["all"]';
  ALTER TABLE api_keys ADD COLUMN requests_per_minute INTEGER;
  ALTER TABLE api_keys ADD COLUMN tokens_per_day INTEGER;
  CREATE TABLE api_key_usage (
    key_id TEXT NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    period TEXT NOT NULL,
    requests INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (key_id, period)
  ) STRICT;
  CREATE INDEX api_key_usage_by_period ON api_key_usage (period);
`
