import { useState } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import type { User } from '@tunesmith/contract'
import { useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useErrorText, useUser } from '../../shell/index.ts'
import {
  Button, Cluster, ConfirmDialog, IconButton, Muted, notify, RequestMore, Spinner, Stack, Table, type TableColumn, Tag,
} from '../../ui/index.ts'
import { NewPerson } from './NewPerson.tsx'
import { RoleSelect } from './RoleSelect.tsx'

/** Everybody with an account: what they may do, a new person, an end to an account. */
export function People() {
  const t = useText()
  const format = useFormat()
  const list = useList('listUsers', {})
  const self = useUser()
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<User | null>(null)
  const columns: TableColumn<User>[] = [
    {
      id: 'name',
      title: t('settings.account.name'),
      cell: ({ id, name, email }) => (
        <Stack gap="half">
          <Cluster gap="half">
            <bdi>{name}</bdi>
            {id === self?.id && <Tag>{t('settings.users.you')}</Tag>}
          </Cluster>
          <Muted>
            <small>
              <bdi>{email}</bdi>
            </small>
          </Muted>
        </Stack>
      ),
    },
    { id: 'role', title: t('settings.account.role'), cell: (user) => <RoleOf user={user} /> },
    { id: 'since', title: t('settings.users.joined'), isNowrap: true, cell: ({ createdAt }) => format.date(createdAt) },
    {
      id: 'actions',
      title: t('ui.more'),
      isTitleHidden: true,
      align: 'end',
      cell: (user) => (
        <IconButton
          size="small"
          label={t('settings.users.remove', { name: user.name })}
          icon={<Trash2 size={16} aria-hidden />}
          onPress={() => setLeaving(user)}
        />
      ),
    },
  ]
  return (
    <Stack gap={3}>
      <Cluster justify="between">
        <p><Muted>{t('settings.users.lead')}</Muted></p>
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => setAdding(true)}>{t('settings.users.add')}</Button>
      </Cluster>
      <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && list.error === null && <Spinner />}
      {list.items !== undefined && (
        <Table caption={t('settings.users')} columns={columns} rows={list.items} keyOf={({ id }) => id} />
      )}
      <RequestMore list={list} label={t('shell.showMore')} />
      {isAdding && <NewPerson onClose={() => setAdding(false)} />}
      {leaving !== null && <Remove user={leaving} onClose={() => setLeaving(null)} />}
    </Stack>
  )
}

function RoleOf({ user }: { user: User }) {
  const t = useText()
  const textOf = useErrorText()
  const update = useAct('updateUser', {
    onDone: ({ name, role }) =>
      notify({ tone: 'success', text: t('settings.users.roleChanged', { name, role: t(`settings.role.${role}`) }) }),
  })
  return (
    <RoleSelect
      aria-label={t('settings.users.roleOf', { name: user.name })}
      value={user.role}
      isDisabled={update.isPending}
      onChange={(role) =>
        role !== user.role
        && update.mutate({ userId: user.id, role }, { onError: (error) => notify({ tone: 'error', text: textOf(error).message }) })}
    />
  )
}

function Remove({ user: { id, name }, onClose }: { user: User; onClose: () => void }) {
  const t = useText()
  const remove = useAct('deleteUser', {
    onDone: () => {
      notify({ tone: 'success', text: t('settings.users.removed', { name }) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('settings.users.remove.title', { name })}
      confirmLabel={t('settings.users.remove.confirm')}
      cancelLabel={t('shell.cancel')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ userId: id })}
    >
      <p>{t('settings.users.remove.text')}</p>
      <ErrorCallout error={remove.error} />
    </ConfirmDialog>
  )
}
