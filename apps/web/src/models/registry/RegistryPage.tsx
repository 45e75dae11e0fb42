import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RegisteredModel } from '@tunesmith/contract'
import { useList } from '../../api/index.ts'
import { type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import {
  Button, Cluster, EmptyState, Link, LinkButton, Page, RequestMore, Spinner, Stack, Table, type TableColumn, Tag, TextField,
} from '../../ui/index.ts'
import { readRegistrySearch, type RegistrySearch } from './search.ts'

/** Every name in the registry, with what its aliases point to. */
export function RegistryPage() {
  const t = useText()
  const format = useFormat()
  const search = useSearch({ from: '/studio/models/registry' })
  const navigate = useNavigate()
  const list = useList('listRegisteredModels', search, { keepPrevious: true })
  const isNarrowed = search.search !== undefined || search.tag !== undefined
  const look = (next: RegistrySearch) =>
    void navigate({ to: '.', search: readRegistrySearch({ ...next }), replace: true, resetScroll: false })
  const back = <Link to="/models">{t('models.back')}</Link>
  return (
    <Page title={t('registry.title')} windowTitle={t('models.title')} lead={t('registry.lead')} back={back} width="wide">
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      {list.items === undefined && list.error === null && <Spinner />}
      {list.total === 0 && !isNarrowed && (
        <EmptyState title={t('registry.none')} actions={<LinkButton kind="primary" to="/models">{t('models.title')}</LinkButton>}>
          <p>{t('registry.none.text')}</p>
        </EmptyState>
      )}
      {(list.total !== 0 || isNarrowed) && list.items !== undefined && (
        <Stack>
          <TextField
            type="search"
            label={t('registry.search')}
            value={search.search ?? ''}
            onChange={(words) => look({ ...search, search: words })}
          />
          {search.tag !== undefined && (
            <Cluster>
              <Tag><bdi>{search.tag}</bdi></Tag>
              <Button size="small" kind="quiet" onPress={() => look({ ...search, tag: undefined })}>{t('registry.allTags')}</Button>
            </Cluster>
          )}
          {list.items.length === 0
            ? <EmptyState title={t('registry.notFound')} actions={<Button onPress={() => look({})}>{t('registry.all')}</Button>} />
            : <Table caption={t('registry.title')} columns={columnsOf(t, format)} rows={list.items} keyOf={({ name }) => name} />}
          <RequestMore list={list} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}

function columnsOf(t: Translate, format: Format): TableColumn<RegisteredModel>[] {
  return [
    {
      id: 'name',
      title: t('registry.name'),
      cell: ({ name }) => <Link quiet to="/models/registry/$name" params={{ name }}><bdi>{name}</bdi></Link>,
    },
    { id: 'latest', title: t('registry.latest'), align: 'end', cell: ({ latestVersion }) => format.number(latestVersion) },
    {
      id: 'aliases',
      title: t('registry.aliases'),
      cell: ({ aliases }) => Object.keys(aliases).length === 0 ? null : (
        <Cluster>
          {Object.entries(aliases).map(([alias, version]) => <Tag key={alias} tone="accent"><bdi>{alias} → {version}</bdi></Tag>)}
        </Cluster>
      ),
    },
    {
      id: 'tags',
      title: t('registry.tags'),
      cell: ({ tags }) => tags.length === 0 ? null : (
        <Cluster>{tags.map((tag) => <Link key={tag} to="/models/registry" search={{ tag }}><bdi>{tag}</bdi></Link>)}</Cluster>
      ),
    },
    { id: 'when', title: t('registry.changed'), align: 'end', isNowrap: true, cell: ({ updatedAt }) => format.relative(updatedAt) },
  ]
}
