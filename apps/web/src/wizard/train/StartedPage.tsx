import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Callout, Cluster, LinkButton, Page, Section, Stack } from '../../ui/index.ts'
import { StageLine } from '../place.tsx'
import { useWizard } from '../use-wizard.ts'

const steps = ['learn', 'watch', 'test', 'use'] as const

/** Training has started: what happens next, where to watch it, and that this page may be closed. */
export function StartedPage() {
  const t = useText()
  const { project: { id: projectId, latestRunId: runId } } = useWizard()
  const run = useOperation('getRun', { runId: runId ?? '' }, {
    enabled: runId !== null, refetchInterval: (data) => data?.state === 'queued' && 1000,
  })
  const place = { eyebrow: <StageLine />, windowTitle: t('wizard.stage.train'), width: 'normal' } as const
  if (runId === null) {
    return (
      <Page {...place} title={t('wizard.started.none')} lead={t('wizard.started.noneHelp')}>
        <Cluster>
          <LinkButton kind="primary" to="/projects/$projectId/$page" params={{ projectId, page: 'check' }}>
            {t('wizard.check.question')}
          </LinkButton>
        </Cluster>
      </Page>
    )
  }
  const position = run.data?.queuePosition ?? null
  return (
    <Page {...place} title={t(position !== null ? 'wizard.started.waiting' : 'wizard.started.question')} focusKey="started">
      <ErrorCallout error={run.error} />
      <Stack gap={3}>
        {position !== null && <Callout>{t('wizard.started.waitingHelp', { position })}</Callout>}
        <Callout tone="success">{t('wizard.started.safe')}</Callout>
        <Cluster>
          <LinkButton kind="primary" to="/runs/$runId" params={{ runId }}>{t('wizard.started.open')}</LinkButton>
          <LinkButton kind="quiet" to="/">{t('wizard.started.home')}</LinkButton>
        </Cluster>
        <Section title={t('wizard.started.next')}>
          <ol>
            {steps.map((step) => <li key={step}>{t(`wizard.started.step.${step}`)}</li>)}
          </ol>
          <p>{t('wizard.started.stop')}</p>
        </Section>
      </Stack>
    </Page>
  )
}
