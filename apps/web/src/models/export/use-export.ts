import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Export } from '@tunesmith/contract'
import { client, keyOf, RequestError, useOperation } from '../../api/index.ts'
import { isUnderWay } from './export-state.ts'

const pauseBeforeReopening = 2000

/** An export as it goes on; a broken line is taken up again. */
export function useExport(exportId: string) {
  const queries = useQueryClient()
  const query = useOperation('getExport', { exportId })
  const goesOn = query.data !== undefined && isUnderWay(query.data)
  useEffect(() => {
    if (!goesOn) return
    const abort = new AbortController()
    const { signal } = abort
    const show = (next: Export) => void queries.setQueryData(keyOf('getExport', { exportId }), next)
    void follow(exportId, show, signal).catch(() => {}).then(() => {
      if (signal.aborted) return
      for (const noun of ['exports', 'models']) void queries.invalidateQueries({ queryKey: [noun] })
    })
    return () => abort.abort()
  }, [exportId, goesOn, queries])
  return query
}

/** Listens until the stream ends, however often the server goes away in between. */
async function follow(exportId: string, onChange: (next: Export) => void, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      for await (const next of client.streamExport({ exportId }, { signal })) if (!signal.aborted) onChange(next)
      return
    } catch (error) {
      if (signal.aborted || !(error instanceof RequestError) || error.status !== 0) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseBeforeReopening))
    }
  }
}
