import { useState } from 'react'
import { Search, Trash2 } from 'lucide-react'
import type { StoredModel } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import {
  Cluster, DefinitionList, EmptyState, IconButton, Link, LinkButton, Meter, Muted, Page, Spinner, Stack, Table, type TableColumn, Tag,
} from '../../ui/index.ts'
import { PruneDownloads } from './PruneDownloads.tsx'
import { RemoveModel } from './RemoveModel.tsx'

/** What models from the hub take on the disk, the largest first, and the ways to get it back. */
export function StoragePage() {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const { data, error, refetch } = useOperation('listStoredModels')
  const [leaving, setLeaving] = useState<StoredModel | null>(null)
  const partialBytes = data?.items.reduce((sum, model) => sum + model.partialBytes, 0) ?? 0
  const largest = Math.max(1, ...(data?.items ?? []).map(sizeOf))
  const columns: TableColumn<StoredModel>[] = [
    { id: 'model', title: t('models.storage.model'), cell: (model) => <ModelName model={model} /> },
    {
      id: 'share',
      title: t('models.storage.share'),
      cell: (model) => (
        <Meter
          aria-label={t('models.storage.share')}
          value={sizeOf(model) / largest}
          valueText={format.bytes(sizeOf(model))}
        />
      ),
    },
    {
      id: 'actions',
      title: t('ui.more'),
      isTitleHidden: true,
      align: 'end',
      cell: (model) => !mayEdit || !model.name.includes('/') ? null : (
        <IconButton
          size="small"
          label={t('models.storage.remove', { name: model.name })}
          icon={<Trash2 size={16} aria-hidden />}
          onPress={() => setLeaving(model)}
        />
      ),
    },
  ]
  return (
    <Page title={t('models.storage.title')} lead={t('models.storage.lead')} back={<Link to="/models">{t('models.back')}</Link>}>
      <ErrorCallout error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Spinner />}
      {data !== undefined && (
        <Stack gap={4}>
          <DefinitionList
            layout="facts"
            items={[
              { term: t('models.storage.taken'), value: format.bytes(data.bytes) },
              { term: t('models.storage.free'), value: format.bytes(data.freeDiskBytes) },
              { term: t('models.storage.folder'), value: <code>{data.folder}</code> },
            ]}
          />
          {partialBytes > 0 && <PruneDownloads partialBytes={partialBytes} />}
          {data.items.length === 0 ? (
            <EmptyState
              title={t('models.storage.none')}
              actions={<LinkButton to="/models/hub" icon={<Search size={16} aria-hidden />}>{t('models.find')}</LinkButton>}
            >
              {t('models.storage.none.text')}
            </EmptyState>
          ) : (
            <Table
              caption={t('models.storage.title')}
              columns={columns}
              rows={data.items.toSorted((a, b) => sizeOf(b) - sizeOf(a))}
              keyOf={({ name }) => name}
            />
          )}
        </Stack>
      )}
      {leaving !== null && <RemoveModel model={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

const sizeOf = ({ bytes, partialBytes }: StoredModel) => bytes + partialBytes

function ModelName({ model: { name, revisions, partialBytes, inUse } }: { model: StoredModel }) {
  const t = useText()
  const format = useFormat()
  const [owner, own] = name.split('/')
  return (
    <Stack gap="half">
      <Cluster>
        {own === undefined ? <bdi>{name}</bdi> : (
          <Link quiet to="/models/hub/$owner/$name" params={{ owner, name: own }}>
            <bdi>{name}</bdi>
          </Link>
        )}
        {inUse && <Tag tone="info">{t('models.storage.inUse')}</Tag>}
        {partialBytes > 0 && <Tag tone="warning">{t('models.storage.partial', { size: format.bytes(partialBytes) })}</Tag>}
      </Cluster>
      {revisions.length > 0 && (
        <small>
          <Muted>
            {t('models.storage.revisions', { count: revisions.length })}
            {' · '}
            {format.relative(revisions.map(({ changedAt }) => changedAt).sort().at(-1)!)}
          </Muted>
        </small>
      )}
    </Stack>
  )
}
