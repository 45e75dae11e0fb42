import type { Answers, Dataset } from '@tunesmith/contract'

/** The five stages, always the same; how many pages a stage has may differ and is never counted aloud. */
export const stages = ['goal', 'data', 'model', 'train', 'ship'] as const
export type Stage = (typeof stages)[number]

/** What decides which pages are asked. */
export interface Situation {
  answers: Answers
  /** The dataset of the answers, once there is one. */
  dataset?: Dataset
}

/** One question of the wizard. */
interface Page {
  /** Also the end of its address: /projects/:projectId/<id>. */
  id: string
  stage: Stage
  /** The answers it saves on Continue. */
  saves: readonly (keyof Answers)[]
  /** An answer without which it has nothing to show. */
  needs?: keyof Answers
  /** Whether it needs no asking. */
  isSkipped?: (situation: Situation) => boolean
  /** Whether the page after it shows what it changes, so that a change leads on instead of straight back to the answers. */
  leadsOn?: true
}

/**
 * The pages in their order: Back, Continue and where a project is taken up again all follow from this table.
 * A new page is a row here, a component in page-contents.ts and its texts in the catalogues.
 */
export const pages = [
  { id: 'goal', stage: 'goal', saves: ['goal'] },
  { id: 'domain', stage: 'goal', saves: ['domain'] },
  { id: 'language', stage: 'goal', saves: ['language'] },
  { id: 'data', stage: 'data', saves: ['datasetId'], leadsOn: true },
  { id: 'columns', stage: 'data', saves: [], needs: 'datasetId', isSkipped: hasKnownColumns, leadsOn: true },
  { id: 'rows', stage: 'data', saves: [], needs: 'datasetId', leadsOn: true },
  { id: 'proof', stage: 'data', saves: [], needs: 'datasetId', leadsOn: true },
  { id: 'split', stage: 'data', saves: ['validationShare', 'testShare'], needs: 'datasetId', isSkipped: hasOwnSplit },
  { id: 'model', stage: 'model', saves: ['model'], isSkipped: ({ answers }) => answers.goal === 'scratch' },
  { id: 'effort', stage: 'train', saves: ['effort'] },
  { id: 'check', stage: 'train', saves: [] },
  { id: 'started', stage: 'train', saves: [] },
] as const satisfies readonly Page[]

export type PageId = (typeof pages)[number]['id']

const rows: readonly (Page & { id: PageId })[] = pages

export const isPageId = (id: string): id is PageId => rows.some((page) => page.id === id)

export const pageOf = (id: PageId) => rows.find((page) => page.id === id)!

/** The page before; null on the first, where Back leaves the wizard. */
export function previousPage(id: PageId, situation: Situation): PageId | null {
  return asked(situation, rows.slice(0, indexOf(id))).at(-1)?.id ?? null
}

/**
 * The page after. A change made from "Check your answers" leads back there, by way of what depends on the change and of
 * questions that are still open.
 */
export function nextPage(id: PageId, situation: Situation, isChange = false): PageId {
  const page = pageOf(id)
  if (isChange && !page.leadsOn) return openPages(situation)[0] ?? 'check'
  return asked(situation, rows.slice(indexOf(id) + 1))[0]?.id ?? id
}

/** The questions that training still needs an answer to. */
export function openPages(situation: Situation): PageId[] {
  return asked(situation, rows).filter((page) => isOpen(page, situation)).map(({ id }) => id)
}

/** The page to answer first, where a page has nothing to show yet. */
export function pageBefore(id: PageId, answers: Answers): PageId | null {
  const { needs } = pageOf(id)
  return needs === undefined || answers[needs] !== undefined ? null : rows.find(({ saves }) => saves.includes(needs))!.id
}

/** How far a stage has come: done when none of its questions is open, and training when it was started. */
export function stageState(stage: Stage, situation: Situation, wasStarted: boolean): 'done' | 'open' | 'later' {
  const [first] = openPages(situation)
  const current = stages.indexOf(first ? pageOf(first).stage : wasStarted ? 'ship' : 'train')
  const index = stages.indexOf(stage)
  return index < current ? 'done' : index === current ? 'open' : 'later'
}

/** The page to go on with: the one noted on the project, or the first open question where that does not exist. */
export function pageToResume(page: string): PageId {
  return isPageId(page) ? page : 'goal'
}

function isOpen({ id, saves }: Page, { answers, dataset }: Situation): boolean {
  return id === 'columns' ? dataset?.needsMapping === true : saves.some((answer) => answers[answer] === undefined)
}

/** Columns are asked for where they were not understood, and shown again where a person has said what they mean. */
function hasKnownColumns({ dataset }: Situation): boolean {
  return !dataset?.needsMapping && !dataset?.mapping
}

/** A dataset that says of each row what it is for, in a column `split`, is divided as it says. */
export function hasOwnSplit({ dataset }: Pick<Situation, 'dataset'>): boolean {
  const column = dataset?.columns.find(({ name }) => name.trim().toLowerCase() === 'split')
  return column?.samples.some((sample) => /^(train|valid|val|dev|eval|test)/i.test(sample.trim())) ?? false
}

function asked(situation: Situation, from: typeof rows) {
  return from.filter((page) => !page.isSkipped?.(situation))
}

const indexOf = (id: PageId) => rows.findIndex((page) => page.id === id)
