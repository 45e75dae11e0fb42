import { BookMarked, Download, FolderInput, GitCompareArrows, HardDrive, Search } from 'lucide-react'
import type { Model } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { LinkButton, Page, Section, Spinner } from '../ui/index.ts'
import { ModelCard } from './ModelCard.tsx'
import styles from './Models.module.css'

/** Every model on this machine, what was trained here first. */
export function Models() {
  const t = useText()
  const { data, error, refetch } = useOperation('listModels')
  const trained = data?.items.filter(({ origin }) => origin === 'trained') ?? []
  const others = data?.items.filter(({ origin }) => origin !== 'trained') ?? []
  return (
    <Page
      title={t('models.title')}
      lead={t('models.lead')}
      actions={
        <>
          <LinkButton kind="primary" to="/models/hub" icon={<Search size={16} aria-hidden />}>{t('models.find')}</LinkButton>
          <LinkButton to="/models/import" icon={<FolderInput size={16} aria-hidden />}>{t('import.title')}</LinkButton>
          <LinkButton to="/models/registry" icon={<BookMarked size={16} aria-hidden />}>{t('registry.title')}</LinkButton>
          <LinkButton to="/models/compare" icon={<GitCompareArrows size={16} aria-hidden />}>{t('model.compare')}</LinkButton>
          <LinkButton to="/models/downloads" icon={<Download size={16} aria-hidden />}>{t('models.downloads.title')}</LinkButton>
          <LinkButton to="/models/storage" icon={<HardDrive size={16} aria-hidden />}>{t('models.storage.title')}</LinkButton>
        </>
      }
    >
      <ErrorCallout error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Spinner />}
      {data !== undefined && (
        <>
          <Section title={t('models.trained')}>
            {trained.length === 0 ? <p className={styles.none}>{t('models.trained.none')}</p> : <Cards models={trained} />}
          </Section>
          <Section title={t('models.available')}>
            <Cards models={others} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Cards({ models }: { models: readonly Model[] }) {
  return (
    <ul role="list" className={styles.cards}>
      {models.map((model) => (
        <li key={model.id}>
          <ModelCard model={model} />
        </li>
      ))}
    </ul>
  )
}
