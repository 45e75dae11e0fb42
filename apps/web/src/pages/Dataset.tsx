import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Dataset as DatasetNoun } from '@tunesmith/contract'
import { useAct, useOperation } from '../api/index.ts'
import { Code } from '../code/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout, NewModelButton, useMay } from '../shell/index.ts'
import {
  Callout, ConfirmDialog, DefinitionList, IconButton, Link, Menu, MenuItem, notify, Page, Section, Spinner,
} from '../ui/index.ts'
import { DatasetColumns } from './DatasetColumns.tsx'
import { DatasetProof } from './DatasetProof.tsx'
import { layoutName } from './layout-name.ts'
import { RenameDataset } from './RenameDataset.tsx'

const RowList = lazy(async () => ({ default: (await import('../wizard/data/RowList.tsx')).RowList }))

/** One dataset: its facts, whether its rows teach something, and the rows themselves. */
export function Dataset() {
  const t = useText()
  const { datasetId } = useParams({ from: '/studio/datasets/$datasetId' })
  const view = useSearch({ from: '/studio/datasets/$datasetId' })
  const navigate = useNavigate()
  const { data: dataset, error, refetch } = useOperation('getDataset', { datasetId })
  const back = <Link to="/datasets">{t('datasets.back')}</Link>
  if (dataset === undefined) {
    return (
      <Page title={t('datasets.title')} back={back}>
        {error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page title={dataset.name} windowTitle={t('datasets.title')} back={back} actions={<Actions dataset={dataset} />}>
      <Facts dataset={dataset} />
      {dataset.needsMapping ? (
        <Callout tone="warning" title={t('datasets.needsMapping')}>{t('datasets.needsMapping.text')}</Callout>
      ) : (
        <DatasetProof dataset={dataset} />
      )}
      <Section title={t('datasets.columns.title')}>
        <DatasetColumns dataset={dataset} />
      </Section>
      {!dataset.needsMapping && (
        <Section title={t('datasets.rows.title')}>
          <Suspense fallback={<Spinner />}>
            <RowList
              dataset={dataset}
              view={view}
              level={3}
              onView={(next) => void navigate({ to: '.', search: next, resetScroll: false })}
            />
          </Suspense>
        </Section>
      )}
      <Code operation="listDatasetRows" input={{ datasetId, limit: 10 }} level={2} />
    </Page>
  )
}

function Facts({ dataset }: { dataset: DatasetNoun }) {
  const t = useText()
  const format = useFormat()
  const { rows, rejectedRows, edits, needsMapping, bytes, fileName, createdAt } = dataset
  return (
    <DefinitionList
      layout="facts"
      items={[
        { term: t('datasets.column.rows'), value: format.number(rows) },
        ...(rejectedRows > 0 ? [{ term: t('datasets.facts.rejected'), value: format.number(rejectedRows) }] : []),
        ...(edits > 0 ? [{ term: t('datasets.facts.edits'), value: format.number(edits) }] : []),
        ...(needsMapping ? [] : [{ term: t('datasets.column.layout'), value: layoutName(dataset, t) }]),
        { term: t('datasets.facts.file'), value: <bdi>{fileName}</bdi> },
        { term: t('datasets.column.size'), value: format.bytes(bytes) },
        { term: t('datasets.column.added'), value: format.date(createdAt) },
      ]}
    />
  )
}

function Actions({ dataset }: { dataset: DatasetNoun }) {
  const t = useText()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null)
  const close = () => setOpen(null)
  const remove = useAct('deleteDataset', {
    onDone: () => {
      notify({ tone: 'success', text: t('datasets.deleted', { name: dataset.name }) })
      void navigate({ to: '/datasets' })
    },
  })
  if (!mayEdit) return null
  return (
    <>
      <NewModelButton answers={{ datasetId: dataset.id }}>{t('datasets.train')}</NewModelButton>
      <Menu
        label={t('datasets.actions')}
        trigger={<IconButton label={t('datasets.actions')} icon={<Ellipsis size={18} aria-hidden />} />}
      >
        <MenuItem icon={<Pencil size={16} aria-hidden />} onAction={() => setOpen('rename')}>{t('datasets.rename')}</MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} isDangerous onAction={() => setOpen('delete')}>
          {t('datasets.delete')}
        </MenuItem>
      </Menu>
      {open === 'rename' && <RenameDataset dataset={dataset} onClose={close} />}
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={close}
        title={t('datasets.delete.title', { name: dataset.name })}
        confirmLabel={t('datasets.delete')}
        cancelLabel={t('shell.cancel')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ datasetId: dataset.id })}
      >
        <p>{t('datasets.delete.text')}</p>
        <ErrorCallout error={remove.error} />
      </ConfirmDialog>
    </>
  )
}
