import { Readable } from 'node:stream'
import type { operationGroups } from '@tunesmith/contract'
import { backgroundOf, closeBackgrounds } from '../background/index.ts'
import type { HandlersOf } from '../handler.ts'
import type { Datasets, Services } from '../services.ts'
import { createDataset } from './create-dataset.ts'
import { viewOf } from './dataset-view.ts'
import { deleteDataset } from './delete-dataset.ts'
import { changeRow, leaveOut, readDataset, repairRows, restoreRow } from './edit-rows.ts'
import { exampleNamed, listExamples } from './examples.ts'
import { exportDataset } from './export.ts'
import { pastedFileName, shownFileName, titleOf } from './file-name.ts'
import { listDatasets } from './list-datasets.ts'
import { readRecord } from './record.ts'
import { updateDataset } from './update-dataset.ts'

/** What other rooms do with datasets. */
export function createDatasets(services: Services): Datasets {
  return {
    exportFor: (datasetId, options) => exportDataset(services, datasetId, options),
    find: (datasetId) => readDataset(services, datasetId),
    close: async () => closeBackgrounds(services),
  }
}

/** The operations on datasets. */
export function datasetHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['datasets']> {
  const lookAt = async (datasetId: string, model?: string) =>
    viewOf(services, await readRecord(services.store.db, datasetId), model)

  return {
    listDatasets: (page) => listDatasets(services, page),
    listDatasetExamples: async () => ({ items: await listExamples() }),
    async createDatasetFromExample({ example }, { actor, signal }) {
      const { name, fileName, open } = exampleNamed(example)
      return createDataset(services, { name, fileName, content: open(), createdBy: actor!.userId, signal })
    },
    async uploadDataset({ fileName, file }, { actor, signal }) {
      const shown = shownFileName(fileName)
      return createDataset(services, { name: titleOf(shown), fileName: shown, content: file, createdBy: actor!.userId, signal })
    },
    async createDatasetFromText({ name, text }, { actor, signal }) {
      const content = Readable.from([text])
      return createDataset(services, { name, fileName: pastedFileName(text), content, createdBy: actor!.userId, signal })
    },
    getDataset: ({ datasetId }) => readDataset(services, datasetId),
    updateDataset: (changes) => updateDataset(services, changes),
    async deleteDataset({ datasetId }) {
      await deleteDataset(services, datasetId)
      return {}
    },
    async getDatasetHealth({ datasetId, model }) {
      return backgroundOf(services, 'data').run('proveRows', await lookAt(datasetId, model))
    },
    async listDatasetRows({ datasetId, model, problems, search, offset, limit }) {
      const view = await lookAt(datasetId, model)
      return backgroundOf(services, 'data').run('listRows', { view, offset, limit, problems: problems === 'true', search })
    },
    updateDatasetRow: ({ datasetId, line, fields }) => changeRow(services, datasetId, line, fields),
    deleteDatasetRow: ({ datasetId, line }) => leaveOut(services, datasetId, line),
    restoreDatasetRow: ({ datasetId, line }) => restoreRow(services, datasetId, line),
    repairDataset: ({ datasetId, kind, model }) => repairRows(services, datasetId, kind, model),
  }
}
