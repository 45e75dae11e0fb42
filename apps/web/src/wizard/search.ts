export const depths = ['simple', 'more', 'everything'] as const
/** How much of the settings is shown. */
export type Depth = (typeof depths)[number]

/** What the address of a page of the wizard holds besides its path. */
export interface WizardSearch {
  /** The page was opened from "Check your answers", to change one. */
  change?: true
  depth?: Exclude<Depth, 'simple'>
  /** Of the list of rows: how many to pass over, what to look for, and whether only those with a problem. */
  offset?: number
  search?: string
  problems?: true
  /** Of the page where the model is chosen: one that was fetched for it just now. */
  model?: string
}

/** Takes from an address what a page of the wizard understands, and leaves everything else. */
export function readWizardSearch(given: Record<string, unknown>): WizardSearch {
  const offset = Number(given.offset)
  return {
    ...(given.change === true && { change: true }),
    ...((given.depth === 'more' || given.depth === 'everything') && { depth: given.depth }),
    ...(Number.isSafeInteger(offset) && offset > 0 && { offset }),
    ...(typeof given.search === 'string' && given.search !== '' && { search: given.search.slice(0, 200) }),
    ...(given.problems === true && { problems: true }),
    ...(typeof given.model === 'string' && given.model !== '' && { model: given.model.slice(0, 400) }),
  }
}
