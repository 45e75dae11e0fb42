import { modelPath } from '@tunesmith/trainer/worker'
import { found } from './finding.ts'
import { type Person, model } from './person.ts'
import type { WritesOf } from './write.ts'

const beginImport = async ({ call }: Person) => (await call('importModel', { path: modelPath(model), name: 'Imported' })).id

export const modelWrites: WritesOf<'models'> = {
  importModel: {
    keeps: 'all',
    most: 2,
    write: beginImport,
    find: ({ call }, facts) => found(facts, (importId) => call('getModelImport', { importId })),
  },
  deleteModelImport: {
    keeps: 'nothing',
    most: 2,
    async write(person) {
      const importId = await beginImport(person)
      await person.call('deleteModelImport', { importId })
      return importId
    },
    find: ({ call }, facts) => found(facts, (importId) => call('getModelImport', { importId })),
  },
}
