/** Shares of the rows that are kept aside, as the answers of a project have them. */
export interface Shares {
  validationShare: number
  testShare: number
}

/** Why a division is recommended; each has its sentence in the catalogues. */
export type SplitReason = 'few' | 'usual' | 'many'

/** Questions at the end after which a difference of about ten in a hundred can be told from chance. */
const enoughTestRows = 200

/**
 * How to divide a dataset: with few rows a fifth is asked at the end, since a test of a handful proves nothing; with many,
 * no more than it takes to be sure.
 */
export function recommendSplit(rows: number): Shares & { reason: SplitReason } {
  if (rows < 200) return { validationShare: 0.1, testShare: 0.2, reason: 'few' }
  if (rows <= 10 * enoughTestRows) return { validationShare: 0.1, testShare: 0.1, reason: 'usual' }
  const share = Math.max(0.01, Math.ceil((100 * enoughTestRows) / rows) / 100)
  return { validationShare: share, testShare: share, reason: 'many' }
}

/** How many rows each part gets, about: rows that are alike stay together, so that the real division may differ by a few. */
export function divideRows(rows: number, { validationShare, testShare }: Shares) {
  const validation = Math.round(rows * validationShare)
  const test = Math.round(rows * testShare)
  return { train: Math.max(0, rows - validation - test), validation, test }
}
