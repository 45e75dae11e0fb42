/** Fewer rows are all needed for training. */
const fewestRows = 24
/** Rows held out for one purpose: with fewer an interval says little, more would only be missing in training. */
const [fewestHeldOut, mostHeldOut] = [16, 200]
const [usualShare, greatestShare] = [0.1, 0.2]

/** The share of rows to hold out for one purpose, where nobody has said it: a tenth, more of few rows and less of many. */
export function usualHeldOutShare(rows: number): number {
  if (rows < fewestRows) return 0
  return Math.min(greatestShare, Math.max(usualShare, fewestHeldOut / rows), mostHeldOut / rows)
}
