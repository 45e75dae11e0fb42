import type { ReactNode } from 'react'
import { GitCompareArrows, ListPlus, TrendingUp } from 'lucide-react'
import type { Run } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Card, Grid, Link, Muted, Stack } from '../ui/index.ts'

/** What to do after a first result. */
export function NextSteps({ run }: { run: Run }) {
  const t = useText()
  const { projectId } = run
  const project = useOperation('getProject', { projectId: projectId ?? '' }, { enabled: projectId !== null })
  const datasetId = project.data?.answers.datasetId
  const wrong = run.verdict === null ? null : run.verdict.rows - run.verdict.now.correct
  return (
    <Grid minimum="16rem">
      {datasetId !== undefined && wrong !== null && (
        <Step icon={<ListPlus size={18} aria-hidden />} text={t('runs.next.rowsText', { wrong })}>
          <Link to="/datasets/$datasetId" params={{ datasetId }}>{t('runs.next.rows')}</Link>
        </Step>
      )}
      {projectId !== null && (
        <Step icon={<TrendingUp size={18} aria-hidden />} text={t('runs.next.longerText')}>
          <Link to="/projects/$projectId/$page" params={{ projectId, page: 'check' }}>{t('runs.next.longer')}</Link>
        </Step>
      )}
      <Step icon={<GitCompareArrows size={18} aria-hidden />} text={t('runs.next.compareText')}>
        <Link to="/runs/compare" search={{ runs: run.id }}>{t('runs.next.compare')}</Link>
      </Step>
    </Grid>
  )
}

function Step({ icon, text, children }: { icon: ReactNode; text: string; children: ReactNode }) {
  return (
    <Card>
      <Stack gap={1}>
        {icon}
        <strong>{children}</strong>
        <Muted>{text}</Muted>
      </Stack>
    </Card>
  )
}
