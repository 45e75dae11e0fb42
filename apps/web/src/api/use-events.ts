import { useEffect, useRef, useState } from 'react'
import type { NumberedEvent } from '@tunesmith/contract'
import { inBatches } from './batch.ts'
import { client, RequestError } from './client.ts'

/** At most two changes a second. */
const batchMs = 500
const pauseBeforeReopening = 2000

export interface EventsState {
  /** open: events are coming or may come; ended: the run is over for now; failed: see `error`. */
  state: 'open' | 'ended' | 'failed'
  error: RequestError | null
}

export interface EventsOptions {
  /** Number of the event to begin after; 0 for all of them. */
  after?: number
  /** Listens only when true; true when left out. Turn it off and on to listen again after the end. */
  enabled?: boolean
}

/**
 * Hears the events of a run as they happen, in batches at most twice a second. A broken line is taken up again after the
 * last event that arrived, so that none is missed or told twice.
 */
export function useEvents(
  runId: string, onEvents: (events: readonly NumberedEvent[]) => void, { after = 0, enabled = true }: EventsOptions = {},
): EventsState {
  const [state, setState] = useState<EventsState>({ state: 'open', error: null })
  const handler = useRef(onEvents)
  const lastId = useRef(after)
  useEffect(() => {
    handler.current = onEvents
  })
  useEffect(() => {
    lastId.current = after // where to begin counts once for each run
  }, [runId])
  useEffect(() => {
    if (!enabled) return
    const abort = new AbortController()
    const { signal } = abort
    setState({ state: 'open', error: null })
    void listen(runId, lastId, (batch) => signal.aborted || handler.current(batch), signal).then(
      () => signal.aborted || setState({ state: 'ended', error: null }),
      (error: unknown) => signal.aborted || setState({ state: 'failed', error: error as RequestError }),
    )
    return () => abort.abort()
  }, [runId, enabled])
  return state
}

/** Listens to the end of the stream, however often the server goes away in between. */
async function listen(
  runId: string, lastId: { current: number }, onBatch: (batch: readonly NumberedEvent[]) => void, signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      const after = lastId.current > 0 ? lastId.current : undefined
      await inBatches(client.streamRunEvents({ runId, after }, { signal }), batchMs, (batch) => {
        lastId.current = batch[batch.length - 1].id
        onBatch(batch)
      })
      return
    } catch (error) {
      if (signal.aborted || !(error instanceof RequestError) || error.status !== 0) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseBeforeReopening))
    }
  }
}
