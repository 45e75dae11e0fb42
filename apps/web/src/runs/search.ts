/** What may have become of a test answer; the order of the tabs. */
export const answerChanges = ['fixed', 'broken', 'wrong', 'all'] as const
export type AnswerChange = (typeof answerChanges)[number]

/** The part of the address that says which test answers are shown. */
export function readAnswersSearch(
  { change, page }: { change?: unknown; page?: unknown },
): { change?: AnswerChange; page?: number } {
  const known = answerChanges.find((candidate) => candidate === change)
  return { ...(known && { change: known }), ...(Number.isInteger(page) && (page as number) > 0 && { page: page as number }) }
}

/** The part of the address that says which runs are compared: their identifiers with commas between. */
export function readRunsSearch({ runs }: { runs?: unknown }): { runs?: string } {
  return typeof runs === 'string' && /^run_[0-9a-z]+(,run_[0-9a-z]+)*$/.test(runs) ? { runs } : {}
}
