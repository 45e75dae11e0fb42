import { useEffect, useState } from 'react'
import { HardDrive } from 'lucide-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useList } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button, EmptyState, Link, LinkButton, Muted, Page, RequestMore, RowList, Spinner, Stack } from '../../ui/index.ts'
import { HubError } from './HubError.tsx'
import { HubResult } from './HubResult.tsx'
import { SearchFields } from './SearchFields.tsx'
import { type HubSearch, readHubSearch } from './search.ts'

/** How long the hub may take before the page says that it is slow, in milliseconds. */
const usualWait = 4000

/** Looks for models on the hub. What is looked for is in the address; a search that was changed is broken off. */
export function HubPage() {
  const t = useText()
  const search = useSearch({ from: '/studio/models/hub' })
  const navigate = useNavigate()
  const { search: words = '', sort = 'trending', format = 'any', project, change } = search
  const list = useList('searchHub', { search: words, sort, format, limit: 20 }, { keepPrevious: true })
  const isAsking = list.isFetching && (list.isPending || list.isPlaceholderData)
  const isSlow = useLate(isAsking, usualWait)
  const look = (changes: HubSearch) =>
    void navigate({ to: '/models/hub', search: readHubSearch({ ...search, ...changes }), replace: true, resetScroll: false })
  const items = list.error === null ? list.items : undefined
  return (
    <Page
      title={t('models.hub.title')}
      lead={t(project === undefined ? 'models.hub.lead' : 'models.hub.leadProject')}
      back={project === undefined ? <Link to="/models">{t('models.back')}</Link> : (
        <Link to="/projects/$projectId/$page" params={{ projectId: project, page: 'model' }} search={{ change }}>
          {t('models.backToProject')}
        </Link>
      )}
      actions={<LinkButton to="/models/storage" icon={<HardDrive size={16} aria-hidden />}>{t('models.storage.title')}</LinkButton>}
    >
      <SearchFields search={search} onSearch={look} />
      <HubError error={list.error} onRetry={() => void list.refetch()} />
      {isSlow && <p role="status"><Muted>{t('models.hub.slow')}</Muted></p>}
      {isAsking && items === undefined && <Spinner label={t('models.hub.asking')} />}
      {items?.length === 0 && !isAsking && (
        <EmptyState
          title={t('models.hub.none')}
          actions={<Button onPress={() => look({ search: undefined, format: undefined })}>{t('models.hub.none.all')}</Button>}
        >
          {t('models.hub.none.text')}
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <Stack>
          <RowList label={t('models.hub.list')} isBusy={isAsking}>
            {items.map((model) => <HubResult key={model.name} model={model} search={search} />)}
          </RowList>
          <RequestMore list={list} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}

/** Whether something has lasted for so many milliseconds. */
function useLate(is: boolean, milliseconds: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (!is) return
    const timer = setTimeout(setLate, milliseconds, true)
    return () => clearTimeout(timer)
  }, [is, milliseconds])
  return isLate && is
}
