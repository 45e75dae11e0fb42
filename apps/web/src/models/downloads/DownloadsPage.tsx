import { FolderInput, HardDrive, Search } from 'lucide-react'
import type { Download } from '@tunesmith/contract'
import { useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, intervalOf } from '../../shell/index.ts'
import { Card, Cluster, EmptyState, Link, LinkButton, Muted, Page, RequestMore, Spinner, Stack } from '../../ui/index.ts'
import { DownloadStateTag } from './DownloadStateTag.tsx'
import { DownloadStatus } from './DownloadStatus.tsx'
import styles from './Downloads.module.css'

/** Every download, the newest first, as it goes on. */
export function DownloadsPage() {
  const t = useText()
  const list = useList('listDownloads', { limit: 25 }, { refetchInterval: intervalOf })
  const waysToModels = (
    <>
      <LinkButton to="/models/hub" icon={<Search size={16} aria-hidden />}>{t('models.find')}</LinkButton>
      <LinkButton to="/models/import" icon={<FolderInput size={16} aria-hidden />}>{t('import.title')}</LinkButton>
    </>
  )
  return (
    <Page
      title={t('models.downloads.title')}
      lead={t('models.downloads.lead')}
      back={<Link to="/models">{t('models.back')}</Link>}
      actions={list.total !== 0 && (
        <LinkButton to="/models/storage" icon={<HardDrive size={16} aria-hidden />}>{t('models.storage.title')}</LinkButton>
      )}
    >
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && list.error === null && <Spinner />}
      {list.total === 0 && (
        <EmptyState title={t('models.downloads.none')} actions={waysToModels}>{t('models.downloads.none.text')}</EmptyState>
      )}
      {list.items !== undefined && list.items.length > 0 && (
        <Stack>
          <ul role="list" aria-label={t('models.downloads.title')} className={styles.list}>
            {list.items.map((download) => <DownloadItem key={download.id} download={download} />)}
          </ul>
          <RequestMore list={list} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}

function DownloadItem({ download }: { download: Download }) {
  const format = useFormat()
  const { model, revision, gguf, state, createdAt, endedAt } = download
  const [owner, name] = model.split('/')
  const facts = [gguf, revision === 'main' ? null : revision].filter((fact) => fact !== null)
  return (
    <li>
      <Card>
        <Stack gap={1}>
          <Cluster justify="between">
            <h2 className={styles.name}>
              <Link
                quiet
                to="/models/hub/$owner/$name"
                params={{ owner, name }}
                search={{ gguf: gguf ?? undefined, revision: revision === 'main' ? undefined : revision }}
              >
                <bdi>{model}</bdi>
              </Link>
            </h2>
            <DownloadStateTag state={state} />
          </Cluster>
          <p>
            <Muted>
              <small>
                {facts.map((fact) => <span key={fact}><bdi>{fact}</bdi> · </span>)}
                {format.relative(endedAt ?? createdAt)}
              </small>
            </Muted>
          </p>
          <DownloadStatus download={download} />
        </Stack>
      </Card>
    </li>
  )
}
