import { useEffect, useRef } from 'react'
import type { Plan } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { Explained, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { announce, Callout, Card, DefinitionList, Meter, Muted, ProgressBar, Section, Stack } from '../../ui/index.ts'

const askEveryMs = 1000
/** Share of the memory above which other programs get in the way. */
const tight = 0.8

/** What the training will take: a dry run of the present answers is measured as soon as the panel is there. */
export function PlanPanel({ projectId }: { projectId: string }) {
  const t = useText()
  const format = useFormat()
  const plan = useOperation('getProjectPlan', { projectId }, {
    refetchInterval: (data) => data?.state === 'measuring' && askEveryMs,
  })
  const measure = useAct('planProject')
  const state = plan.data?.state
  const wasMeasuring = useRef(false)

  useEffect(() => {
    if (state === 'missing' && measure.isIdle) measure.mutate({ projectId })
  }, [state, measure, projectId])
  useEffect(() => {
    if (state === 'ready' && wasMeasuring.current && plan.data) {
      const { seconds, memoryBytes } = plan.data
      announce(t('wizard.plan.ready', { time: format.durationRange(seconds), memory: format.bytes(memoryBytes) }))
    }
    wasMeasuring.current = state === 'measuring'
  }, [state, plan.data, t, format])

  return (
    <Section title={t('wizard.plan.title')}>
      <ErrorCallout error={plan.error ?? measure.error} onRetry={() => measure.mutate({ projectId })} />
      {(state === 'measuring' || measure.isPending) && (
        <Card>
          <ProgressBar label={t('wizard.plan.measuring')} value={null} />
          <Stack gap="half">
            {plan.data?.progress && <p><Explained reason={plan.data.progress} /></p>}
            <Muted>{t('wizard.plan.measuringHelp')}</Muted>
          </Stack>
        </Card>
      )}
      {state === 'failed' && plan.data?.error && (
        <ErrorCallout
          error={Object.assign(new Error(plan.data.error.message), plan.data.error)}
          onRetry={() => measure.mutate({ projectId })}
        />
      )}
      {state === 'ready' && plan.data && <Measured plan={plan.data} />}
    </Section>
  )
}

function Measured({ plan }: { plan: Plan }) {
  const t = useText()
  const format = useFormat()
  const available = useOperation('getMachine').data?.memoryBytes
  const share = available === undefined ? 0 : plan.memoryBytes / available
  const fit = share > 1 ? 'tooLarge' : share > tight ? 'tight' : 'fits'
  const tone = ({ tooLarge: 'danger', tight: 'warning', fits: 'success' } as const)[fit]
  return (
    <Card>
      <DefinitionList
        layout="facts"
        items={[
          { term: t('wizard.plan.time'), value: format.durationRange(plan.seconds) },
          { term: t('wizard.plan.rows'), value: format.number(plan.trainingRows) },
          ...(plan.testRows > 0 ? [{ term: t('wizard.plan.testRows'), value: format.number(plan.testRows) }] : []),
        ]}
      />
      {available === undefined ? (
        <DefinitionList layout="facts" items={[{ term: t('wizard.plan.memory'), value: format.bytes(plan.memoryBytes) }]} />
      ) : (
        <Meter
          label={t('wizard.plan.memory')}
          value={share}
          valueText={t('wizard.plan.memoryOf', { needed: format.bytes(plan.memoryBytes), available: format.bytes(available) })}
          tone={tone}
        />
      )}
      {fit === 'fits'
        ? <p>{t('wizard.plan.fits')}</p>
        : <Callout tone={fit === 'tight' ? 'warning' : 'error'}>{t(`wizard.plan.${fit}`)}</Callout>}
    </Card>
  )
}
