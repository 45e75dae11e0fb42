import { found, holding, numberIn } from './finding.ts'
import { type Person, nowhere } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

/** A download that is under way, or waits. */
async function beginDownload({ call }: Person, n: number): Promise<string> {
  return (await call('startDownload', { model: `someone/model-${n}`, revision: 'main' })).id
}
const downloadsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (downloadId) => states.includes((await call('getDownload', { downloadId })).state))

export const hubWrites: WritesOf<'hub'> = {
  updateHubSettings: {
    keeps: 'last',
    write: async ({ call }, n) => void (await call('updateHubSettings', { endpoint: `${nowhere}/${n}` })),
    find: async ({ call }) => [[numberIn((await call('getHubSettings', {})).endpoint)]],
  },
  startDownload: {
    keeps: 'all',
    write: beginDownload,
    find: ({ call }, facts) => found(facts, (downloadId) => call('getDownload', { downloadId })),
  },
  pauseDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 1000)
      await person.call('pauseDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['paused']),
  },
  resumeDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 2000)
      await person.call('pauseDownload', { downloadId })
      await person.call('resumeDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['queued', 'running', 'failed']),
  },
  cancelDownload: {
    keeps: 'all',
    async write(person, n) {
      const downloadId = await beginDownload(person, n + 3000)
      await person.call('cancelDownload', { downloadId })
      return downloadId
    },
    find: (person, facts) => downloadsIn(person, facts, ['cancelled']),
  },
  removeStoredModel: { keepsNothing: 'it removes files that all tools of the machine share' },
  pruneDownloads: { keepsNothing: 'it removes files that all tools of the machine share' },
}
