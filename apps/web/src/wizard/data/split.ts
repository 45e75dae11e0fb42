import { type HeldOutKind, usualHeldOut } from '@tunesmith/contract'

/** Shares of the rows that are kept aside, as the answers of a project have them. */
export interface Shares {
  validationShare: number
  testShare: number
}

/** The share of rows to keep for each purpose, in whole percent, and which of the sentences in the catalogues says why. */
export function recommendSplit(rows: number): Shares & { reason: HeldOutKind } {
  const { share, kind } = usualHeldOut(rows)
  const inPercent = Math.ceil(share * 100) / 100
  return { validationShare: inPercent, testShare: inPercent, reason: kind }
}

/** How many rows each part gets, about: rows that are alike stay together, so that the real division may differ by a few. */
export function divideRows(rows: number, { validationShare, testShare }: Shares) {
  const validation = Math.round(rows * validationShare)
  const test = Math.round(rows * testShare)
  return { train: Math.max(0, rows - validation - test), validation, test }
}
