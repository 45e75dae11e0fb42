import { Plus } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import type { Dataset } from '@tunesmith/contract'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useList, useOperation } from '../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout, useMay } from '../shell/index.ts'
import {
  Button, Cluster, EmptyState, Link, notify, Page, RequestMore, Spinner, Stack, Table, type TableColumn, Tag,
} from '../ui/index.ts'
import { acceptedEndings } from '../wizard/data/accepted-files.ts'
import { UploadProgress } from '../wizard/data/UploadProgress.tsx'
import { useUpload } from '../wizard/data/use-upload.ts'
import { layoutName } from './layout-name.ts'

/** Every dataset, and the way to add one. */
export function Datasets() {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const list = useList('listDatasets', {})
  const upload = useUpload(({ name }) => notify({ tone: 'success', text: t('datasets.added', { name }) }))
  const addButton = mayEdit && (
    <FileTrigger acceptedFileTypes={[...acceptedEndings]} onSelect={(files) => files?.[0] && upload.send(files[0])}>
      <Button kind="primary" icon={<Plus size={16} aria-hidden />}>{t('datasets.upload')}</Button>
    </FileTrigger>
  )
  return (
    <Page title={t('datasets.title')} lead={t('datasets.lead')} actions={list.total === 0 ? undefined : addButton}>
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      <UploadProgress {...upload} />
      {list.isPending && list.error === null && <Spinner />}
      {list.total === 0 && (
        <EmptyState title={t('datasets.empty.title')} actions={addButton}>
          <p>{t('datasets.empty.text')}</p>
          {mayEdit && <Examples />}
        </EmptyState>
      )}
      {list.items !== undefined && list.items.length > 0 && (
        <Stack>
          <Table caption={t('datasets.title')} columns={columnsOf(t, format)} rows={list.items} keyOf={({ id }) => id} />
          <RequestMore list={list} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}

function Examples() {
  const t = useText()
  const navigate = useNavigate()
  const examples = useOperation('listDatasetExamples')
  const take = useAct('createDatasetFromExample', {
    onDone: ({ id }) => void navigate({ to: '/datasets/$datasetId', params: { datasetId: id } }),
  })
  if (examples.data === undefined || examples.data.items.length === 0) return null
  return (
    <Stack gap={1}>
      <p>{t('datasets.empty.examples')}</p>
      <Cluster>
        {examples.data.items.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            isPending={take.isPending && take.variables.example === id}
            onPress={() => take.mutate({ example: id })}
          >
            {name}
          </Button>
        ))}
      </Cluster>
      <ErrorCallout error={take.error} />
    </Stack>
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<Dataset>[] {
  return [
    {
      id: 'name',
      title: t('datasets.column.name'),
      cell: ({ id, name, needsMapping, rejectedRows }) => (
        <Cluster>
          <Link quiet to="/datasets/$datasetId" params={{ datasetId: id }}>
            <bdi>{name}</bdi>
          </Link>
          {needsMapping && <Tag tone="warning">{t('datasets.needsMapping')}</Tag>}
          {rejectedRows > 0 && <Tag tone="warning">{t('wizard.data.unread', { rows: rejectedRows })}</Tag>}
        </Cluster>
      ),
    },
    { id: 'rows', title: t('datasets.column.rows'), align: 'end', isNowrap: true, cell: ({ rows }) => format.number(rows) },
    { id: 'layout', title: t('datasets.column.layout'), cell: (dataset) => (dataset.needsMapping ? null : layoutName(dataset, t)) },
    { id: 'size', title: t('datasets.column.size'), align: 'end', isNowrap: true, cell: ({ bytes }) => format.bytes(bytes) },
    { id: 'added', title: t('datasets.column.added'), align: 'end', isNowrap: true, cell: ({ createdAt }) => format.relative(createdAt) },
  ]
}
