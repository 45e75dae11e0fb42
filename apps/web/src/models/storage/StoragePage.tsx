import { useState } from 'react'
import { Search, Trash2 } from 'lucide-react'
import type { StoredModel } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import {
  DefinitionList, EmptyState, IconButton, Link, LinkButton, Meter, Muted, Page, Row, RowList, Spinner, Stack, Tag,
} from '../../ui/index.ts'
import { PruneDownloads } from './PruneDownloads.tsx'
import { RemoveModel } from './RemoveModel.tsx'
import styles from './Storage.module.css'

/** What models from the hub take on the disk, the largest first, and the ways to get it back. */
export function StoragePage() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useOperation('listStoredModels')
  const [leaving, setLeaving] = useState<StoredModel | null>(null)
  const partialBytes = data?.items.reduce((sum, model) => sum + model.partialBytes, 0) ?? 0
  const items = data?.items.filter((model) => sizeOf(model) > 0).toSorted((a, b) => sizeOf(b) - sizeOf(a)) ?? []
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
              { term: t('models.storage.copies'), value: format.bytes(data.copyBytes) },
              { term: t('models.storage.free'), value: format.bytes(data.freeDiskBytes) },
              { term: t('models.storage.folder'), value: <code>{data.folder}</code> },
            ]}
          />
          {partialBytes > 0 && <PruneDownloads partialBytes={partialBytes} />}
          {items.length === 0 ? (
            <EmptyState
              title={t('models.storage.none')}
              actions={<LinkButton to="/models/hub" icon={<Search size={16} aria-hidden />}>{t('models.find')}</LinkButton>}
            >
              {t('models.storage.none.text')}
            </EmptyState>
          ) : (
            <RowList label={t('models.storage.title')}>
              {items.map((model) => (
                <StoredRow key={model.name} model={model} share={sizeOf(model) / sizeOf(items[0])} onRemove={() => setLeaving(model)} />
              ))}
            </RowList>
          )}
        </Stack>
      )}
      {leaving !== null && <RemoveModel model={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

const sizeOf = ({ bytes, partialBytes }: StoredModel) => bytes + partialBytes

interface StoredRowProps {
  model: StoredModel
  /** Of what the largest takes. */
  share: number
  onRemove: () => void
}

function StoredRow({ model, share, onRemove }: StoredRowProps) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const { name, revisions, partialBytes, inUse } = model
  const [owner, own] = name.split('/')
  const changedAt = revisions.map((revision) => revision.changedAt).sort().at(-1)
  return (
    <Row className={styles.row}>
      <div className={styles.name}>
        <h2 className={styles.title}>
          {own === undefined ? <bdi>{name}</bdi> : (
            <Link quiet to="/models/hub/$owner/$name" params={{ owner, name: own }}>
              <bdi>{name}</bdi>
            </Link>
          )}
        </h2>
        {inUse && <Tag tone="info">{t('models.storage.inUse')}</Tag>}
        {partialBytes > 0 && <Tag tone="warning">{t('models.storage.partial', { size: format.bytes(partialBytes) })}</Tag>}
      </div>
      <div className={styles.size}>
        <Meter
          aria-label={name}
          label={changedAt && <Muted>{[t('models.storage.revisions', { count: revisions.length }), format.relative(changedAt)].join(' · ')}</Muted>}
          value={share}
          valueText={format.bytes(sizeOf(model))}
        />
      </div>
      {mayEdit && own !== undefined && (
        <div className={styles.remove}>
          <IconButton
            size="small"
            label={t('models.storage.remove', { name })}
            icon={<Trash2 size={16} aria-hidden />}
            onPress={onRemove}
          />
        </div>
      )}
    </Row>
  )
}
