import { createContext, useContext } from 'react'
import type { Dataset, Project } from '@tunesmith/contract'
import type { PageId, Situation } from './pages.ts'

/** What every page of the wizard knows. */
export interface WizardState extends Situation {
  project: Project
  dataset?: Dataset
  page: PageId
  /** Whether the page was opened to change an answer, from "Check your answers". */
  isChange: boolean
}

export const WizardContext = createContext<WizardState | null>(null)

/** The project that is being answered, and where in it one is. */
export function useWizard(): WizardState {
  const state = useContext(WizardContext)
  if (state === null) throw new Error('only pages of the wizard know its project')
  return state
}

/** The same on pages that are only shown once there is a dataset. */
export function useWizardWithData(): WizardState & { dataset: Dataset } {
  const { dataset, ...state } = useWizard()
  if (dataset === undefined) throw new Error('this page is shown before its dataset is there')
  return { ...state, dataset }
}
