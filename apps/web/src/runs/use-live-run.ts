import { startTransition, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NumberedEvent, RunEventType, RunState } from '@tunesmith/contract'
import { client, keyOf, type RequestError, useEvents, useOperation } from '../api/index.ts'
import { advance, type LiveRun, noLiveRun, withSeries } from './live-run.ts'

const eventsAtOnce = 1000
const curvePoints = 1500

/** What the studio has kept of a run: the curves thinned out, and every event but the steps. */
export function useRunHistory(runId: string) {
  return useQuery<LiveRun, RequestError>({
    queryKey: ['runs', 'history', runId],
    queryFn: ({ signal }) => loadHistory(runId, signal),
    staleTime: 0,
    gcTime: 0, // a page opened again begins from what is kept by then
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

async function loadHistory(runId: string, signal: AbortSignal): Promise<LiveRun> {
  const { items: series, lastEventId } = await client.getRunSeries({ runId, points: curvePoints }, { signal })
  let run = noLiveRun
  for (;;) {
    const { items } = await client.listRunEvents({ runId, after: run.lastEventId, limit: eventsAtOnce }, { signal })
    const known = items.filter(({ id }) => id <= lastEventId) // later ones come with the stream
    run = advance(run, known)
    if (known.length < eventsAtOnce) break
  }
  return withSeries(run, series, lastEventId)
}

/** Events after which the run itself is read again, since its state may be another. */
const turningPoints: ReadonlySet<RunEventType> = new Set(['planned', 'resumed', 'paused', 'tested', 'finished', 'failed'])

/** States in which events are coming. */
export const activeStates: ReadonlySet<RunState> = new Set(['queued', 'running', 'pausing', 'stopping'])

/** How often an active run is asked for what no event tells: its place in the queue, that it was cancelled elsewhere. */
const askEveryMs = 3000

/** A run, read again and again while it is active. */
export function useRun(runId: string) {
  return useOperation('getRun', { runId }, {
    refetchInterval: (run) => run !== undefined && activeStates.has(run.state) && askEveryMs,
  })
}

/** A run as it goes on, from its history and the events since. */
export function useLiveRun(runId: string, state: RunState, history: LiveRun): LiveRun {
  const queries = useQueryClient()
  const [live, setLive] = useState(history)
  const hear = (events: readonly NumberedEvent[]) => {
    startTransition(() => setLive((before) => advance(before, events))) // what a person does goes first
    const hasTurned = events.some(({ event }) => turningPoints.has(event.type))
    if (hasTurned) void queries.invalidateQueries({ queryKey: keyOf('getRun', { runId }) })
  }
  useEvents(runId, hear, { after: history.lastEventId, enabled: activeStates.has(state) })
  return live
}
