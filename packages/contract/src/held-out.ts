/** How the usual share comes about: no rows, more than usual of few, the usual, or less of many. */
export type HeldOutKind = 'none' | 'few' | 'usual' | 'many'

/** Fewer rows are all needed for training. */
const fewestRows = 24
/** Rows held out for one purpose: with fewer an interval says little, more would only be missing in training. */
const [fewestHeldOut, mostHeldOut] = [16, 200]
const [usualShare, greatestShare] = [0.1, 0.2]

/** The share of rows to hold out for one purpose, to watch progress or to ask at the end, where nobody has said it. */
export function usualHeldOut(rows: number): { share: number; kind: HeldOutKind } {
  if (rows < fewestRows) return { share: 0, kind: 'none' }
  if (rows * usualShare < fewestHeldOut) return { share: Math.min(greatestShare, fewestHeldOut / rows), kind: 'few' }
  if (rows * usualShare > mostHeldOut) return { share: mostHeldOut / rows, kind: 'many' }
  return { share: usualShare, kind: 'usual' }
}
