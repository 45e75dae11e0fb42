import type { Project } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import type { Situation } from './pages.ts'

export interface LoadedSituation {
  project?: Project
  /** There once the dataset of the answers has been read, too; one that was deleted is no answer any more. */
  situation?: Situation
  error: Error | null
}

/** Loads a project and the dataset of its answers. */
export function useSituation(projectId: string): LoadedSituation {
  const { data: project, error } = useOperation('getProject', { projectId })
  const datasetId = project?.answers.datasetId
  const dataset = useOperation('getDataset', { datasetId: datasetId ?? '' }, { enabled: datasetId !== undefined })
  const isGone = dataset.error?.code === 'NOT_FOUND'
  if (project === undefined || (datasetId !== undefined && dataset.data === undefined && !isGone)) {
    return { project, error: error ?? (isGone ? null : dataset.error) }
  }
  const answers = isGone ? { ...project.answers, datasetId: undefined } : project.answers
  return { project, situation: { answers, dataset: datasetId === undefined || isGone ? undefined : dataset.data }, error: null }
}
