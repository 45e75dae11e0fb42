/** Shares of the rows that are kept aside, as the answers of a project have them. */
export interface Shares {
  validationShare: number
  testShare: number
}

/** Why a division is recommended; each has its sentence in the catalogues. */
export type SplitReason = 'none' | 'few' | 'usual' | 'many'

/** Fewer rows are all needed for training. */
const fewestRows = 24
/** Rows kept for one purpose: with fewer, chance decides; more would only be missing in training. */
const [fewestKept, mostKept] = [16, 200]
const [usualShare, greatestShare] = [0.1, 0.2]

/** The share of rows to keep for each purpose: a tenth, more of few rows and less of many. */
export function recommendSplit(rows: number): Shares & { reason: SplitReason } {
  const same = (share: number, reason: SplitReason) => ({ validationShare: share, testShare: share, reason })
  if (rows < fewestRows) return same(0, 'none')
  if (usualShare * rows > mostKept) return same(Math.max(0.01, roundUp(mostKept / rows)), 'many')
  const share = Math.min(greatestShare, Math.max(usualShare, roundUp(fewestKept / rows)))
  return same(share, share > usualShare ? 'few' : 'usual')
}

const roundUp = (share: number) => Math.ceil(share * 100) / 100

/** How many rows each part gets, about: rows that are alike stay together, so that the real division may differ by a few. */
export function divideRows(rows: number, { validationShare, testShare }: Shares) {
  const validation = Math.round(rows * validationShare)
  const test = Math.round(rows * testShare)
  return { train: Math.max(0, rows - validation - test), validation, test }
}
