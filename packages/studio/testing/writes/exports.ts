import { found, holding } from './finding.ts'
import { type Person, model } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

/** An export that waits, or is being made. */
async function beginExport({ call }: Person): Promise<string> {
  return (await call('startExport', { modelId: model, format: 'merged', precisions: [] })).id
}
const exportsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (exportId) => states.includes((await call('getExport', { exportId })).state))

export const exportWrites: WritesOf<'exports'> = {
  startExport: {
    keeps: 'all',
    most: 3,
    write: beginExport,
    find: ({ call }, facts) => found(facts, (exportId) => call('getExport', { exportId })),
  },
  cancelExport: {
    keeps: 'all',
    async write(person) {
      const exportId = await beginExport(person)
      await person.call('cancelExport', { exportId })
      return exportId
    },
    find: (person, facts) => exportsIn(person, facts, ['cancelled']),
  },
  deleteExport: {
    keeps: 'nothing',
    async write(person) {
      const exportId = await beginExport(person)
      await person.call('deleteExport', { exportId })
      return exportId
    },
    find: ({ call }, facts) => found(facts, (exportId) => call('getExport', { exportId })),
  },
  proveExport: { keepsNothing: 'files are read again, and the time of it is kept when that is over' },
  pushExport: { keepsNothing: 'what it does is on the hub' },
}
