import type { OperationName } from '@tunesmith/contract'
import { runningStudio } from '../studio/connect.ts'
import { overHttp } from '../studio/over-http.ts'

/** Something with an identifier, and what a person calls it. */
export interface Thing {
  id: string
  name: string
}

/** Milliseconds in which a studio has to answer: whoever presses Tab does not wait. */
const patience = 1500

/** The list that knows the identifiers of a kind of thing. */
const lists: Readonly<Record<string, OperationName>> = {
  project: 'listProjects', dataset: 'listDatasets', run: 'listRuns', chat: 'listChats', model: 'listModels',
  export: 'listExports', key: 'listApiKeys', user: 'listUsers', example: 'listDatasetExamples',
}

/** Kinds of things by how an argument or an option names them: PROJECT_ID, project-id, models, example. */
export function kindOf(name: string): string | null {
  const kind = name.toLowerCase().replace(/[-_]id$/, '').replace(/s$/, '')
  return Object.hasOwn(lists, kind) ? kind : null
}

/** What there is of a kind in the studio that runs on a data folder; nothing where none runs, or it does not answer. */
export async function thingsOf(kind: string, dataFolder: string): Promise<Thing[]> {
  try {
    const running = runningStudio(dataFolder)
    if (running === null) return []
    const late = new Promise<null>((settle) => setTimeout(settle, patience, null).unref())
    const answer = await Promise.race([overHttp(running).call(lists[kind], {}), late])
    if (answer?.kind !== 'value') return []
    const { items } = answer.value as { items: { id: string; name?: string; modelName?: string; title?: string; email?: string; state?: string }[] }
    return items.map(({ id, name, modelName, title, email, state }) => ({ id, name: [name ?? modelName ?? title ?? email ?? '', state].filter(Boolean).join(' · ') }))
  } catch {
    return [] // completion says nothing rather than something about errors
  }
}
