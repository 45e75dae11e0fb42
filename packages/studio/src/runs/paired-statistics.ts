/*
 * Statistics of two models that answered the same questions. Only questions on which they differ tell them apart: those
 * that became right (`fixed`) and those that became wrong (`broken`).
 */

/** Questions by what became of them. */
export interface PairedCounts {
  fixed: number
  broken: number
  /** All questions. */
  rows: number
}

/**
 * The exact McNemar test (McNemar 1947): how likely a split between fixed and broken at least this uneven is, in either
 * direction, if each question were as likely to become right as to become wrong.
 */
export function mcNemarPValue({ fixed, broken }: PairedCounts): number {
  const changed = fixed + broken
  let logTerm = -changed * Math.LN2 // of the binomial distribution with one half, from its end inwards
  let tail = 0
  for (let count = 0; count <= Math.min(fixed, broken); count++) {
    tail += Math.exp(logTerm)
    logTerm += Math.log(changed - count) - Math.log(count + 1)
  }
  return Math.min(1, 2 * tail)
}

/** 97.5 % of a normal distribution lie below this many standard deviations. */
const z = 1.959963984540054

/**
 * The 95 % score interval of the difference of two paired shares (T. Tango: Equivalence test and confidence interval for
 * the difference in proportions for the paired-sample design. Statistics in Medicine 17, 1998, 891–908): all differences
 * that a score test does not reject. It also holds for few questions and for shares near 0 and 1.
 */
export function pairedDifferenceInterval(counts: PairedCounts): { low: number; high: number } {
  const difference = (counts.fixed - counts.broken) / counts.rows
  return { low: lastAccepted(counts, difference, -1), high: lastAccepted(counts, difference, 1) }
}

/** Halvings after which a double changes no more. */
const halvings = 60

/** Between a difference that is accepted and the greatest possible one, the last that is accepted. */
function lastAccepted(counts: PairedCounts, inside: number, outside: number): number {
  if (isAccepted(counts, outside)) return outside
  for (let count = 0; count < halvings; count++) {
    const middle = (inside + outside) / 2
    if (isAccepted(counts, middle)) inside = middle
    else outside = middle
  }
  return inside
}

/** Whether the score test at the level of 5 % finds the counts likely enough with this true difference. */
function isAccepted({ fixed, broken, rows }: PairedCounts, difference: number): boolean {
  const a = 2 * rows
  const b = -fixed - broken + (2 * rows - fixed + broken) * difference
  const c = -broken * difference * (1 - difference)
  const likeliestBroken = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a)
  const variance = rows * (2 * likeliestBroken + difference * (1 - difference))
  return (fixed - broken - rows * difference) ** 2 <= z * z * variance
}
