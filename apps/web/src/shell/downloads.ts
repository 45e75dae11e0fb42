import { useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { Download } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { announce, notify } from '../ui/index.ts'
import { useErrorText } from './error-text.ts'
import { useMay } from './session.ts'

/** How often downloads are asked for while something arrives. */
export const askEveryMs = 1000

/** Whether a download goes on by itself. */
export const isUnderWay = ({ state }: Download): boolean => state === 'queued' || state === 'running'

/** How often to ask for these downloads again. */
export const intervalOf = (items: readonly Download[] | undefined): number | false => items?.some(isUnderWay) ? askEveryMs : false

/** The latest downloads, as they go on. */
export function useDownloads(): readonly Download[] | undefined {
  return useOperation('listDownloads', { limit: 50 }, { refetchInterval: (data) => intervalOf(data?.items) }).data?.items
}

/** How much of several downloads has arrived, 0…1; null while nobody knows how large they are. */
export function shareOf(downloads: readonly Download[]): number | null {
  const total = downloads.reduce((sum, { totalBytes }) => sum + (totalBytes ?? 0), 0)
  const arrived = downloads.reduce((sum, { bytes, totalBytes }) => sum + (totalBytes === null ? 0 : bytes), 0)
  return total === 0 ? null : Math.min(1, arrived / total)
}

/** Tells of downloads that have come to an end while somebody watched other pages, and has what they changed read again. */
export function useDownloadNews(downloads: readonly Download[] | undefined): void {
  const t = useText()
  const textOf = useErrorText()
  const mayEdit = useMay('editor')
  const queries = useQueryClient()
  const router = useRouter()
  const active = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (downloads === undefined) return
    const ended = downloads.filter((download) => active.current.has(download.id) && !isUnderWay(download))
    active.current = new Set(downloads.filter(isUnderWay).map(({ id }) => id))
    if (ended.length > 0) {
      for (const noun of ['models', 'hub', 'stored-models']) void queries.invalidateQueries({ queryKey: [noun] })
    }
    const isShown = /^\/models\/(hub\/.|downloads)/.test(router.latestLocation.pathname)
    for (const { state, model, error } of ended) {
      if (!mayEdit || (state !== 'finished' && state !== 'failed')) continue
      const text = state === 'finished'
        ? t('models.downloads.done', { name: model })
        : t('models.downloads.didNot', { name: model, why: error === null ? t('models.downloads.failed') : textOf(error).title })
      if (isShown) announce(text)
      else {
        const show = { label: t('models.downloads.show'), onPress: () => void router.navigate({ to: '/models/downloads' }) }
        notify({ tone: state === 'finished' ? 'success' : 'error', text, action: show })
      }
    }
  }, [downloads, mayEdit, queries, router, t, textOf])
}
