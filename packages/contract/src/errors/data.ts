import { row } from './define.ts'

/** Failures of datasets: files, rows, templates, tokens. */
export const dataErrors = {
  DATA_FILE_MISSING: row<{ path: string }>({
    title: 'Dataset file not found',
    message: ({ path }) => `There is no dataset file at ${path}.`,
    remedy: 'Check the path; paths in tunesmith.yaml are relative to that file.',
  }),
}
