import { useState } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import type { ApiKey, KeyLimits } from '@tunesmith/contract'
import { useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import {
  Button, Cluster, ConfirmDialog, EmptyState, IconButton, Muted, notify, RequestMore, Spinner, Stack, Table, type TableColumn,
} from '../../ui/index.ts'
import { NewApiKey } from './NewApiKey.tsx'

/** The own API keys: a list, a new one, an end to one. */
export function ApiKeys() {
  const t = useText()
  const format = useFormat()
  const list = useList('listApiKeys', {})
  const [isMaking, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<ApiKey | null>(null)
  const add = <Button icon={<Plus size={16} aria-hidden />} onPress={() => setMaking(true)}>{t('settings.keys.add')}</Button>
  const columns: TableColumn<ApiKey>[] = [
    { id: 'name', title: t('settings.keys.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'key', title: t('settings.keys.key'), cell: ({ start }) => <code>{start}…</code> },
    { id: 'role', title: t('settings.keys.role'), cell: ({ role }) => t(`settings.role.${role}`) },
    { id: 'scopes', title: t('settings.keys.scope'), cell: ({ scopes }) => format.list(scopes.map((scope) => t(`settings.scope.${scope}`))) },
    { id: 'limits', title: t('settings.keys.limits'), cell: ({ limits }) => <Limits {...limits} /> },
    {
      id: 'used',
      title: t('settings.keys.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('settings.keys.never') : format.relative(lastUsedAt)),
    },
    { id: 'made', title: t('settings.keys.created'), isNowrap: true, cell: ({ createdAt }) => format.date(createdAt) },
    {
      id: 'actions',
      title: t('ui.more'),
      isTitleHidden: true,
      align: 'end',
      cell: (key) => (
        <IconButton
          size="small"
          label={t('settings.keys.revoke', { name: key.name })}
          icon={<Trash2 size={16} aria-hidden />}
          onPress={() => setLeaving(key)}
        />
      ),
    },
  ]
  return (
    <Stack gap={3}>
      <Cluster justify="between">
        <p><Muted>{t('settings.keys.lead')}</Muted></p>
        {list.total !== 0 && add}
      </Cluster>
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && list.error === null && <Spinner />}
      {list.total === 0 && <EmptyState title={t('settings.keys.none')} actions={add}>{t('settings.keys.none.text')}</EmptyState>}
      {list.items !== undefined && list.items.length > 0 && (
        <Table caption={t('settings.keys')} columns={columns} rows={list.items} keyOf={({ id }) => id} />
      )}
      <RequestMore list={list} label={t('shell.showMore')} />
      {isMaking && <NewApiKey onClose={() => setMaking(false)} />}
      {leaving !== null && <Revoke apiKey={leaving} onClose={() => setLeaving(null)} />}
    </Stack>
  )
}

function Limits({ requestsPerMinute, tokensPerDay }: KeyLimits) {
  const t = useText()
  const format = useFormat()
  const limits = [
    requestsPerMinute !== null && t('settings.keys.perMinute', { count: requestsPerMinute }),
    tokensPerDay !== null && t('settings.keys.perDay', { count: tokensPerDay }),
  ].filter((limit) => limit !== false)
  return limits.length === 0 ? t('settings.keys.unlimited') : format.list(limits)
}

function Revoke({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText()
  const remove = useAct('deleteApiKey', {
    onDone: () => {
      notify({ tone: 'success', text: t('settings.keys.revoked', { name }) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('settings.keys.revoke.title', { name })}
      confirmLabel={t('settings.keys.revoke.confirm')}
      cancelLabel={t('shell.cancel')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ keyId: id })}
    >
      <p>{t('settings.keys.revoke.text')}</p>
      <ErrorCallout error={remove.error} />
    </ConfirmDialog>
  )
}
