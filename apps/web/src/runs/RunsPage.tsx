import { useEffect, useState } from 'react'
import { GitCompareArrows } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useList } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout, NewModelButton } from '../shell/index.ts'
import { EmptyState, LinkButton, Muted, Page, RequestMore, RowList, Spinner, Stack } from '../ui/index.ts'
import { RunRow } from './RunRow.tsx'
import { activeStates } from './use-live-run.ts'

const askEveryMs = 4000

/** All runs, the newest first, with what one wants to know at a glance. */
export function RunsPage() {
  const t = useText()
  const runs = useList('listRuns', { limit: 25 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const isActive = runs.items?.some(({ state }) => activeStates.has(state)) ?? false
  useRepeated(isActive)
  const choose = (runId: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, runId] : before.filter((id) => id !== runId)))
  return (
    <Page
      title={t('runs.title')}
      lead={t('runs.lead')}
      width="wide"
      actions={chosen.length >= 2 && (
        <LinkButton
          kind="primary"
          to="/runs/compare"
          search={{ runs: chosen.join(',') }}
          icon={<GitCompareArrows size={16} aria-hidden />}
        >
          {t('runs.compareSelected', { count: chosen.length })}
        </LinkButton>
      )}
    >
      {runs.isPending && <Spinner />}
      {runs.isError && <ErrorCallout error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.items?.length === 0 && (
        <EmptyState title={t('runs.empty.title')} actions={<NewModelButton />}>{t('runs.empty.text')}</EmptyState>
      )}
      {runs.items !== undefined && runs.items.length > 0 && (
        <Stack>
          {runs.items.length > 1 && <p><Muted>{t('runs.compareHint')}</Muted></p>}
          <RowList label={t('runs.list')}>
            {runs.items.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                isChosen={chosen.includes(run.id)}
                onChoose={runs.items!.length > 1 ? (is) => choose(run.id, is) : undefined}
              />
            ))}
          </RowList>
          <RequestMore list={runs} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}

/** Reads the lists of runs again and again while something is going on. */
function useRepeated(isActive: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!isActive) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey: ['runs', 'listRuns'] })
    }, askEveryMs)
    return () => clearInterval(timer)
  }, [isActive, queries])
}
