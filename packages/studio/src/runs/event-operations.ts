import { reason, refuseField, seriesNames, type Series } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { streamEvents } from './events/stream-events.ts'
import { findRun } from './run-rows.ts'
import { wasCorrect, type TestExample } from './verdict.ts'

/** Which test questions a person wants to see. */
const changes: Readonly<Record<'all' | 'fixed' | 'broken' | 'wrong', (example: TestExample) => boolean>> = {
  all: () => true,
  fixed: (example) => example.correct && !wasCorrect(example),
  broken: (example) => !example.correct && wasCorrect(example),
  wrong: ({ correct }) => !correct,
}

/** What happens and has happened in a run, as its log tells. */
export function eventOperations(services: Services): HandlersOf<'listRunEvents' | 'streamRunEvents' | 'getRunSeries' | 'listRunAnswers'> {
  const { store: { db } } = services
  return {
    async listRunEvents({ runId, after, limit, steps }) {
      await findRun(db, runId)
      const isWanted = steps === 'true' ? undefined : (type: string) => type !== 'step'
      return services.runs.logs.use(runId, async (log) => ({ items: await log.read(after, limit, isWanted) }))
    },
    async streamRunEvents({ runId, after = 0 }, { signal }) {
      await findRun(db, runId)
      const { logs, isOver } = services.runs
      return streamEvents(logs, runId, after, () => isOver(runId), signal)
    },
    async getRunSeries({ runId, names, points }) {
      await findRun(db, runId)
      const wanted = [...new Set(names.split(',').map(asSeriesName))]
      return services.runs.logs.use(runId, async ({ curves, lastId }) => ({
        items: wanted.map((name) => curves.series(name, points)), lastEventId: lastId,
      }))
    },
    async listRunAnswers({ runId, change, offset, limit }) {
      await findRun(db, runId)
      const tested = await services.runs.logs.use(runId, (log) => log.last('tested'))
      const chosen = (tested?.examples ?? []).filter(changes[change])
      const items = chosen.slice(offset, offset + limit).map((example) => ({ ...example, correctBefore: wasCorrect(example) }))
      return { items, total: chosen.length }
    },
  }
}

/** @throws REQUEST_INVALID */
function asSeriesName(name: string): Series['name'] {
  const problem = reason('field.series-unknown', { name: JSON.stringify(name.trim()), known: seriesNames })
  return seriesNames.find((known) => known === name.trim()) ?? refuseField('names', problem)
}
