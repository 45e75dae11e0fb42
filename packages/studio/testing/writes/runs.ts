import { found, holding } from './finding.ts'
import type { Person } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

/** A run that waits. */
async function waiting({ call, things: { projectId } }: Person): Promise<string> {
  return (await call('startRun', { projectId, priority: 0 })).id
}
const runsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (runId) => states.includes((await call('getRun', { runId })).state))

export const runWrites: WritesOf<'runs'> = {
  startRun: {
    keeps: 'all',
    write: waiting,
    find: (person, facts) => runsIn(person, facts, ['queued', 'running']),
  },
  updateRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('updateRun', { runId, priority: -5 })
      return runId
    },
    find: ({ call }, facts) => holding(facts, async (runId) => (await call('getRun', { runId })).priority === -5),
  },
  pauseRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['paused']),
  },
  resumeRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      await person.call('resumeRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['queued', 'running']),
  },
  stopRun: {
    keeps: 'all',
    most: 2,
    async write(person) {
      const runId = await waiting(person)
      await person.call('pauseRun', { runId })
      await person.call('stopRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['stopping', 'finished']),
  },
  cancelRun: {
    keeps: 'all',
    async write(person) {
      const runId = await waiting(person)
      await person.call('cancelRun', { runId })
      return runId
    },
    find: (person, facts) => runsIn(person, facts, ['cancelled']),
  },
  deleteRun: {
    keeps: 'nothing',
    async write(person) {
      const runId = await waiting(person)
      await person.call('cancelRun', { runId })
      await person.call('deleteRun', { runId })
      return runId
    },
    find: ({ call }, facts) => found(facts, (runId) => call('getRun', { runId })),
  },
}
