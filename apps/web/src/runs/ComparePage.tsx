import { useMemo } from 'react'
import { useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { client, readQuery, useOperation } from '../api/index.ts'
import { emptyCurve, LineChart } from '../charts/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { Callout, Card, Checkbox, Cluster, Disclosure, Link, Page, Section, Spinner, Stack } from '../ui/index.ts'
import { RunComparison } from './RunComparison.tsx'

const curvePoints = 600
const mostRuns = 6

/** Several runs beside each other: their curves in one chart, their results, the settings that differ. */
export function ComparePage() {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { runs: named = '' } = useSearch({ from: '/studio/runs/compare' })
  const ids = useMemo(() => [...new Set(named.split(',').filter(Boolean))].slice(0, mostRuns), [named])
  const all = useOperation('listRuns', { limit: 100 })
  const runs = useQueries({
    queries: ids.map((runId) => readQuery('getRun', { runId })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  const series = useQueries({
    queries: ids.map((runId) => readQuery('getRunSeries', { runId, names: 'loss,validationLoss', points: curvePoints })),
    combine: (results) => results.map(({ data }) => data?.items),
  })
  const plans = useQueries({
    queries: ids.map((runId) => ({
      queryKey: ['runs', 'planned', runId], queryFn: () => loadPlanned(runId), staleTime: Infinity,
    })),
    combine: (results) => results.map(({ data }) => data ?? null),
  })
  const formatLoss = useMemo(() => (value: number) => format.significant(value, 3), [format])
  const linesOf = (name: 'loss' | 'validationLoss') => runs.map((run) => ({
    label: run.name, curve: series[ids.indexOf(run.id)]?.find((one) => one.name === name) ?? emptyCurve,
  }))
  const choose = (runId: string, isChosen: boolean) => {
    const next = isChosen ? [...ids, runId] : ids.filter((id) => id !== runId)
    void navigate({ to: '.', search: { runs: next.join(',') }, replace: true, resetScroll: false })
  }
  return (
    <Page
      title={t('runs.compare.title')}
      lead={t('runs.compare.lead')}
      width="wide"
      back={<Link to="/runs">{t('runs.backToRuns')}</Link>}
    >
      <Stack gap={4}>
        <Disclosure title={t('runs.compare.choose')} level={2} defaultExpanded={ids.length < 2}>
          <Cluster gap={3}>
            {all.data?.items.map((run) => (
              <Checkbox
                key={run.id}
                isSelected={ids.includes(run.id)}
                isDisabled={!ids.includes(run.id) && ids.length >= mostRuns}
                onChange={(is) => choose(run.id, is)}
              >
                {run.name}
              </Checkbox>
            ))}
          </Cluster>
        </Disclosure>
        {ids.length < 2 && <Callout title={t('runs.compare.few')}>{t('runs.compare.fewText')}</Callout>}
        {runs.length < ids.length && <Spinner />}
        {runs.length > 0 && (
          <>
            <Section title={t('runs.curves')}>
              <Card>
                <LineChart
                  caption={t('runs.compare.validation')}
                  lines={linesOf('validationLoss')}
                  formatValue={formatLoss}
                  fileName="validation-loss"
                />
              </Card>
              <Card>
                <LineChart
                  caption={t('runs.compare.training')}
                  lines={linesOf('loss')}
                  formatValue={formatLoss}
                  fileName="loss"
                />
              </Card>
            </Section>
            <RunComparison
              runs={runs}
              plans={runs.map(({ id }) => plans[ids.indexOf(id)])}
              onRemove={(runId) => choose(runId, false)}
            />
          </>
        )}
      </Stack>
    </Page>
  )
}

/** The event that tells the settings of a run is among its first; null where it has not begun. */
async function loadPlanned(runId: string) {
  const { items } = await client.listRunEvents({ runId, limit: 200 })
  return items.flatMap(({ event }) => (event.type === 'planned' ? event : [])).at(-1) ?? null
}
