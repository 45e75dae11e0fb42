import { checkFields, fail, TunesmithError } from '@tunesmith/contract'
import { TrainingRow } from '@tunesmith/contract/openai'
import { datasetItems } from '@tunesmith/text'

export interface FileToCheck {
  file: string
  /** What it was called. */
  fileName: string
}

/** Lines that a message names. */
const mostNamed = 10

/**
 * Checks a file of the purpose fine-tune line by line.
 *
 * @returns how many rows it has
 * @throws TRAINING_FILE_INVALID with the first lines that are wrong; DATA_EMPTY, DATA_NOT_UTF8
 */
export function checkTrainingRows({ file, fileName }: FileToCheck): number {
  const problems: { line: number; problem: string }[] = []
  let [rows, invalidRows] = [0, 0]
  for (const item of itemsOf(file, fileName)) {
    const found = 'row' in item ? problemsOf(item.row.value) : [item.problem.problem.text]
    rows++
    if (found.length === 0) continue
    invalidRows++
    const { line } = 'row' in item ? item.row : item.problem
    if (invalidRows <= mostNamed) problems.push(...found.map((problem) => ({ line, problem })))
  }
  if (rows === 0) fail('DATA_EMPTY', { path: fileName })
  if (invalidRows > 0) fail('TRAINING_FILE_INVALID', { fileName, invalidRows, problems })
  return rows
}

function problemsOf(row: unknown): string[] {
  return checkFields(TrainingRow, row).problems.map(({ field, problem }) => `${field || 'the row'} – ${problem.text}`)
}

/** The lines of a file, whatever it was called; what is wrong with it is told by that name. */
function* itemsOf(file: string, fileName: string) {
  try {
    yield* datasetItems(file, 'rows.ndjson')()
  } catch (error) {
    if (!(error instanceof TunesmithError && error.code === 'DATA_NOT_UTF8')) throw error
    fail('DATA_NOT_UTF8', { path: fileName, line: (error as TunesmithError<'DATA_NOT_UTF8'>).params.line }, error)
  }
}
