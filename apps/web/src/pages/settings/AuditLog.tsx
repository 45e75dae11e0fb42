import type { AuditEntry } from '@tunesmith/contract'
import { useList } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Muted, RequestMore, Spinner, Stack, Table, type TableColumn, Tag, type Tone } from '../../ui/index.ts'
import { AuditRetention } from './AuditRetention.tsx'

const tones: Readonly<Record<AuditEntry['outcome'], Tone>> = { done: 'neutral', refused: 'warning', failed: 'danger' }

/** Who changed what, and what was refused. */
export function AuditLog() {
  const t = useText()
  const format = useFormat()
  const list = useList('listAuditLog', { limit: 20 })
  return (
    <Stack gap={3}>
      <p><Muted>{t('settings.audit.lead')}</Muted></p>
      <AuditRetention />
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && list.error === null && <Spinner />}
      {list.total === 0 && <p>{t('settings.audit.none')}</p>}
      {list.items !== undefined && list.items.length > 0 && (
        <Table caption={t('settings.audit')} columns={columnsOf(t, format)} rows={list.items} keyOf={({ id }) => id} />
      )}
      <RequestMore list={list} label={t('shell.showMore')} />
    </Stack>
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<AuditEntry>[] {
  return [
    {
      id: 'action',
      title: t('settings.audit.action'),
      cell: ({ action, target }) => (
        <>
          <code>{action}</code>
          {target !== null && <div><Muted><small><code>{target}</code></small></Muted></div>}
        </>
      ),
    },
    { id: 'actor', title: t('settings.audit.actor'), cell: ({ actor }) => <bdi>{actor}</bdi> },
    {
      id: 'outcome',
      title: t('settings.audit.outcome'),
      cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t(`settings.audit.outcome.${outcome}`)}</Tag>,
    },
    { id: 'time', title: t('settings.audit.time'), align: 'end', isNowrap: true, cell: ({ time }) => format.dateTime(time) },
  ]
}
