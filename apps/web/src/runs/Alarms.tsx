import type { EventOf } from '@tunesmith/contract'
import { Explained, type MessageId, useFormat, useText } from '../i18n/index.ts'
import { Callout, type CalloutTone, Cluster, Disclosure, Stack, Tag } from '../ui/index.ts'

type Severity = EventOf<'alarm'>['severity']

const severities: Readonly<Record<Severity, { tone: CalloutTone; text: MessageId }>> = {
  notice: { tone: 'info', text: 'runs.severity.notice' },
  warning: { tone: 'warning', text: 'runs.severity.warning' },
  critical: { tone: 'error', text: 'runs.severity.critical' },
}

/** What a person should know of a run, in plain words; the measured facts are behind them. */
export function Alarms({ alarms }: { alarms: readonly EventOf<'alarm'>[] }) {
  const t = useText()
  const format = useFormat()
  if (alarms.length === 0) return null
  return (
    <Stack gap={1}>
      {alarms.map(({ kind, severity, step, message, action }) => (
        <Callout key={kind} tone={severities[severity].tone} title={t(`runs.alarm.${kind}`)}>
          <p>{t(`runs.alarm.${kind}.text`)}</p>
          <Cluster><Tag>{t(severities[severity].text)}</Tag></Cluster>
          <Disclosure title={t('runs.alarm.details', { step: format.number(step) })}>
            <p><Explained reason={message} /></p>
            {action !== undefined && <p><Explained reason={action} /></p>}
          </Disclosure>
        </Callout>
      ))}
    </Stack>
  )
}
