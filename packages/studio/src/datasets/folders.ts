import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { joinInside } from '@tunesmith/formats'
import type { Side } from './reading/split.ts'

/*
 * What is where for a dataset. `rows-1.jsonl` can be made anew from the uploaded file at any time; its number is that of its
 * format. The other folders are exports, which runs are made from.
 */

/** @throws PATH_OUTSIDE_FOLDER */
export const datasetFolder = (dataFolder: string, datasetId: string) => joinInside(dataFolder, `datasets/${datasetId}`)

export const rowsPath = (dataFolder: string, datasetId: string) => join(datasetFolder(dataFolder, datasetId), 'rows-1.jsonl')

/** The exports of a dataset. */
export function exportFolders(dataFolder: string, datasetId: string): string[] {
  const folder = datasetFolder(dataFolder, datasetId)
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  } catch {
    return [] // nothing was made of it yet
  }
}

/** What is in an export, written last. */
export const countsPath = (exportFolder: string) => join(exportFolder, 'rows.json')
export const sidePath = (exportFolder: string, side: Side) => join(exportFolder, `${side}.jsonl`)
