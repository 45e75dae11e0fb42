import { useParams } from '@tanstack/react-router'
import type { Run } from '@tunesmith/contract'
import { Code } from '../code/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Card, Disclosure, Link, Page, Section, Spinner, Stack } from '../ui/index.ts'
import { Alarms } from './Alarms.tsx'
import type { LiveRun } from './live-run.ts'
import { RunActions } from './RunActions.tsx'
import { LossCurve, MoreCurves } from './RunCurves.tsx'
import { RunFailure } from './RunFailure.tsx'
import { RunPriority } from './RunPriority.tsx'
import { RunRecipe } from './RunRecipe.tsx'
import { RunSettings } from './RunSettings.tsx'
import { RunStatus } from './RunStatus.tsx'
import { SampleAnswers } from './SampleAnswers.tsx'
import { useLiveRun, useRun, useRunHistory } from './use-live-run.ts'

/** A run while it trains, and after. */
export function RunPage() {
  const t = useText()
  const { runId } = useParams({ from: '/studio/runs/$runId' })
  const run = useRun(runId)
  const history = useRunHistory(runId)
  const back = <Link to="/runs">{t('runs.backToRuns')}</Link>
  if (run.data === undefined || history.data === undefined) {
    const failed = run.isError ? run : history.isError ? history : null
    return (
      <Page title={run.data?.name ?? t('runs.eyebrow')} focusKey={runId} width="wide" back={back}>
        {failed ? <ErrorCallout error={failed.error} onRetry={() => void failed.refetch()} /> : <Spinner />}
      </Page>
    )
  }
  return (
    <Page
      title={run.data.name}
      focusKey={runId}
      eyebrow={t('runs.eyebrow')}
      width="wide"
      back={back}
      actions={<RunActions run={run.data} />}
    >
      <RunContent key={runId} run={run.data} history={history.data} />
    </Page>
  )
}

function RunContent({ run, history }: { run: Run; history: LiveRun }) {
  const t = useText()
  const live = useLiveRun(run.id, run.state, history)
  const hasSteps = live.curves.loss.steps.length > 0
  const fileName = run.name.replace(/[^\p{L}\p{N}.-]+/gu, '-')
  return (
    <Stack gap={4}>
      <RunStatus run={run} live={live} />
      {run.state === 'queued' && <RunPriority run={run} />}
      {run.state === 'failed' && <RunFailure run={run} live={live} />}
      <Alarms alarms={live.alarms} />
      {hasSteps && (
        <Section title={t('runs.curves')}>
          <Card>
            <LossCurve live={live} fileName={fileName} />
          </Card>
          <MoreCurves live={live} fileName={fileName} />
        </Section>
      )}
      {(hasSteps || live.samples !== undefined) && (
        <Section title={t('runs.samples')}>
          <SampleAnswers event={live.samples} />
        </Section>
      )}
      <div>
        <Disclosure title={t('runs.settings')}>
          <RunSettings planned={live.planned} />
        </Disclosure>
        <Disclosure title={t('runs.recipe')}>
          <RunRecipe runId={run.id} />
        </Disclosure>
        <Code operation="streamRunEvents" input={{ runId: run.id }} />
      </div>
    </Stack>
  )
}
