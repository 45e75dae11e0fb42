import { Boxes, Download, PackageCheck } from 'lucide-react'
import { useParams } from '@tanstack/react-router'
import type { Run } from '@tunesmith/contract'
import { fileAddress } from '../api/index.ts'
import { ChatPanel } from '../chat/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import {
  Card, Cluster, DownloadButton, EmptyState, Grid, Link, LinkButton, Muted, Page, ProgressBar, Section, Spinner, Stack,
} from '../ui/index.ts'
import { headlineOf } from './headline.ts'
import { NextSteps } from './NextSteps.tsx'
import { TestAnswers } from './TestAnswers.tsx'
import { activeStates, useRun } from './use-live-run.ts'
import { VerdictPanel } from './VerdictPanel.tsx'

/** Try & ship: what training has come to, as a verdict, as answers, to talk to and to take away. */
export function ResultPage() {
  const t = useText()
  const { runId } = useParams({ from: '/studio/runs/$runId/result' })
  const run = useRun(runId)
  const name = run.data?.name ?? ''
  return (
    <Page
      title={run.data === undefined ? t('runs.result.eyebrow') : t('runs.result.title', { name })}
      focusKey={`result ${runId}`}
      eyebrow={t('runs.result.eyebrow')}
      width="wide"
      back={<Link to="/runs/$runId" params={{ runId }}>{t('runs.result.toRun')}</Link>}
      actions={run.data?.state === 'finished' && (
        <LinkButton
          kind="primary"
          to="/models/$modelId/export"
          params={{ modelId: runId }}
          icon={<PackageCheck size={16} aria-hidden />}
        >
          {t('export.action')}
        </LinkButton>
      )}
    >
      {run.isPending && <Spinner />}
      {run.isError && <ErrorCallout error={run.error} onRetry={() => void run.refetch()} />}
      {run.data !== undefined && (run.data.state === 'finished' ? <Result run={run.data} /> : <NoResult run={run.data} />)}
    </Page>
  )
}

function Result({ run }: { run: Run }) {
  const t = useText()
  return (
    <Stack gap={4}>
      <VerdictPanel run={run} />
      <Section title={t('runs.try')}>
        <p><Muted>{t('runs.try.text')}</Muted></p>
        <ChatPanel title={run.name} models={[run.model, run.id]} />
      </Section>
      {run.verdict !== null && (
        <Section title={t('runs.answers')}>
          <TestAnswers runId={run.id} />
        </Section>
      )}
      <Section title={t('runs.ship')}>
        <Grid minimum="20rem">
          <Card>
            <Muted>{t('export.ship.text')}</Muted>
            <Cluster>
              <LinkButton to="/models/$modelId/export" params={{ modelId: run.id }} icon={<PackageCheck size={16} aria-hidden />}>
                {t('export.action')}
              </LinkButton>
            </Cluster>
          </Card>
          <Card>
            <Muted>{t('export.ship.page')}</Muted>
            <Cluster>
              <LinkButton to="/models/$modelId" params={{ modelId: run.id }} icon={<Boxes size={16} aria-hidden />}>
                {t('export.ship.open')}
              </LinkButton>
            </Cluster>
          </Card>
          <Card>
            <Muted>{t('runs.ship.downloadText')}</Muted>
            <Cluster>
              <DownloadButton
                icon={<Download size={16} aria-hidden />}
                href={fileAddress('downloadRunResult', { runId: run.id })}
              >
                {t('runs.ship.download')}
              </DownloadButton>
            </Cluster>
          </Card>
          <Card>
            <Muted>{t('runs.ship.recipeText')}</Muted>
            <Cluster>
              <DownloadButton icon={<Download size={16} aria-hidden />} href={fileAddress('getRunRecipe', { runId: run.id })}>
                {t('runs.recipe.download')}
              </DownloadButton>
            </Cluster>
          </Card>
        </Grid>
      </Section>
      <Section title={t('runs.next')}>
        <NextSteps run={run} />
      </Section>
    </Stack>
  )
}

function NoResult({ run }: { run: Run }) {
  const t = useText()
  const format = useFormat()
  const isActive = activeStates.has(run.state)
  return (
    <EmptyState
      title={t('runs.result.notYet')}
      actions={<LinkButton to="/runs/$runId" params={{ runId: run.id }}>{t('runs.result.toRun')}</LinkButton>}
    >
      <Stack>
        <p>{isActive ? t('runs.result.notYetText') : headlineOf(run, undefined, t, format)}</p>
        {isActive && (
          <ProgressBar
            label={headlineOf(run, undefined, t, format)}
            value={run.totalSteps ? run.step / run.totalSteps : null}
          />
        )}
      </Stack>
    </EmptyState>
  )
}
