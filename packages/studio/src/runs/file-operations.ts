import { fail } from '@tunesmith/contract'
import { Readable } from 'node:stream'
import type { HandlersOf } from '../handler.ts'
import { fileNameOf } from '../file-name.ts'
import type { Services } from '../services.ts'
import { recipeYaml } from './recipe-yaml.ts'
import { findRun, specOfRow } from './run-rows.ts'
import { zipFolder } from '../zip-folder.ts'

/** What a run was made from and what it made, as files. */
export function fileOperations({ store: { db }, runs }: Services): HandlersOf<'getRunRecipe' | 'downloadRunResult'> {
  return {
    async getRunRecipe({ runId }) {
      const text = recipeYaml(specOfRow(await findRun(db, runId)))
      return { name: 'tunesmith.yaml', type: 'application/yaml', content: Readable.from([text]) }
    },
    async downloadRunResult({ runId }) {
      const { name, state } = await findRun(db, runId)
      const result = state === 'finished' || state === 'paused' ? await runs.resultOf(runId) : null
      const folder = result?.adapter ?? result?.model ?? fail('NOT_NOW', { what: `The result of the run ${name}`, state, wanted: 'downloaded' })
      const title = `${fileNameOf(name, 'run')}-${result?.adapter ? 'adapter' : 'model'}`
      return { name: `${title}.zip`, type: 'application/zip', content: await zipFolder(folder, title) }
    },
  }
}
