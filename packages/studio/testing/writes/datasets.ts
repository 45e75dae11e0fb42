import { Readable } from 'node:stream'
import type { DatasetRow } from '@tunesmith/contract'
import { found, holding, listed, numberIn } from './finding.ts'
import { type Person, rowsText } from './person.ts'
import type { Found, WritesOf } from './write.ts'

/** Rows of a dataset in which a write is to be seen. */
async function lines({ call }: Person, datasetId: string, partsOf: (row: Pick<DatasetRow, 'line' | 'fields' | 'leftOut'>) => Found | null) {
  const rows = await listed((page) => call('listDatasetRows', { datasetId, problems: 'false', ...page }))
  return rows.map(partsOf).filter((found) => found !== null)
}

/** Datasets by their names, each with what stands in its rows. */
async function datasetsNamed({ call }: Person, prefix: string): Promise<Found[]> {
  const datasets = (await listed((page) => call('listDatasets', page))).filter(({ name }) => name.startsWith(`${prefix} `))
  return Promise.all(datasets.map(async ({ id: datasetId, name, rows }) => {
    const { items } = await call('listDatasetRows', { datasetId, problems: 'false', offset: 0, limit: 10 })
    const answers = items.map(({ fields }) => numberIn((fields as { answer: string }).answer))
    return [numberIn(name), ...answers, rows === 3 ? numberIn(name) : NaN]
  }))
}

export const datasetWrites: WritesOf<'datasets'> = {
  createDatasetFromExample: {
    keeps: 'all',
    write: async ({ call }) => (await call('createDatasetFromExample', { example: 'policy-chatbot' })).id,
    find: ({ call }, facts) => holding(facts, async (datasetId) => (await call('getDataset', { datasetId })).rows > 100),
  },
  uploadDataset: {
    keeps: 'all',
    async write({ call }, n) {
      await call('uploadDataset', { fileName: `uploaded ${n}.jsonl`, file: Readable.from([rowsText(3, `Answer ${n}.`)]) })
    },
    find: (person) => datasetsNamed(person, 'uploaded'),
  },
  createDatasetFromText: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createDatasetFromText', { name: `pasted ${n}`, text: rowsText(3, `Answer ${n}.`) })),
    find: (person) => datasetsNamed(person, 'pasted'),
  },
  updateDataset: {
    keeps: 'last',
    write: async ({ call, things: { restored: datasetId } }, n) => void (await call('updateDataset', { datasetId, name: `Rows ${n}` })),
    find: async ({ call, things: { restored: datasetId } }) => [[numberIn((await call('getDataset', { datasetId })).name)]],
  },
  deleteDataset: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: datasetId } = await call('createDatasetFromText', { name: `deleted ${n}`, text: rowsText(1) })
      await call('deleteDataset', { datasetId })
      return datasetId
    },
    find: ({ call }, facts) => found(facts, (datasetId) => call('getDataset', { datasetId })),
  },
  updateDatasetRow: {
    keeps: 'all',
    async write({ call, things: { changed: datasetId } }, line) {
      await call('updateDatasetRow', { datasetId, line, fields: { question: `Question ${line}?`, answer: `New ${line}.` } })
    },
    find: (person) => lines(person, person.things.changed, ({ line, fields }) => {
      const { question, answer } = fields as Record<string, string>
      return answer === 'Old.' ? null : [line, numberIn(question), numberIn(answer)]
    }),
  },
  deleteDatasetRow: {
    keeps: 'all',
    write: async ({ call, things: { leftOut: datasetId } }, line) => void (await call('deleteDatasetRow', { datasetId, line })),
    find: (person) => lines(person, person.things.leftOut, ({ line, leftOut }) => (leftOut ? [line] : null)),
  },
  restoreDatasetRow: {
    keeps: 'nothing',
    async write({ call, things: { restored: datasetId } }, line) {
      await call('deleteDatasetRow', { datasetId, line })
      await call('restoreDatasetRow', { datasetId, line })
    },
    find: (person) => lines(person, person.things.restored, ({ line, leftOut }) => (leftOut ? [line] : null)),
  },
  repairDataset: {
    keeps: 'all',
    async write({ call }, n) {
      const text = `${rowsText(3)}${rowsText(2)}`
      const { id: datasetId } = await call('createDatasetFromText', { name: `repaired ${n}`, text })
      const { repaired } = await call('repairDataset', { datasetId, kind: 'duplicate' })
      if (repaired !== 2) throw new Error(`${repaired} rows were repaired`)
      return datasetId
    },
    find: ({ call }, facts) => holding(facts, async (datasetId) => (await call('getDataset', { datasetId })).edits === 2),
  },
}
