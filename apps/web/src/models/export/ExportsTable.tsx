import type { Export } from '@tunesmith/contract'
import { useList } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Link, Muted, RequestMore, Spinner, Table, type TableColumn, Tag } from '../../ui/index.ts'
import { exportStates, isUnderWay } from './export-state.ts'

/** How often exports under way are asked for, in milliseconds. */
const interval = 2000

/** The exports of a model, the newest first. */
export function ExportsTable({ modelId }: { modelId: string }) {
  const t = useText()
  const format = useFormat()
  const list = useList('listExports', { modelId, limit: 10 }, { refetchInterval: (items) => (items?.some(isUnderWay) ? interval : false) })
  if (list.error !== null) return <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
  if (list.items === undefined) return <Spinner />
  if (list.items.length === 0) return <p><Muted>{t('export.none')}</Muted></p>
  return (
    <>
      <Table caption={t('export.list')} columns={columnsOf(t, format)} rows={list.items} keyOf={({ id }) => id} />
      <RequestMore list={list} label={t('shell.showMore')} />
    </>
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<Export>[] {
  return [
    {
      id: 'format',
      title: t('export.column.format'),
      cell: ({ id, format: form }) => (
        <Link quiet to="/models/exports/$exportId" params={{ exportId: id }}>{t(`export.format.${form}`)}</Link>
      ),
    },
    { id: 'precisions', title: t('model.precision'), cell: ({ precisions }) => (precisions.length === 0 ? null : <bdi>{precisions.join(', ')}</bdi>) },
    { id: 'state', title: t('export.column.state'), cell: ({ state }) => <Tag tone={exportStates[state].tone}>{t(exportStates[state].text)}</Tag> },
    { id: 'size', title: t('models.size'), align: 'end', isNowrap: true, cell: ({ bytes }) => (bytes === null ? null : format.bytes(bytes)) },
    { id: 'when', title: t('export.column.when'), align: 'end', isNowrap: true, cell: ({ createdAt }) => format.relative(createdAt) },
  ]
}
