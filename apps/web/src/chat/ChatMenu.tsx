import { type FormEvent, useState } from 'react'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { Chat } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Button, Cluster, ConfirmDialog, Dialog, IconButton, Menu, MenuItem, notify, Stack, TextField } from '../ui/index.ts'

/** Renames and deletes a chat. */
export function ChatMenu({ chat, onDeleted }: { chat: Chat; onDeleted?: () => void }) {
  const t = useText()
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const close = () => setAsked(null)
  const remove = useAct('deleteChat', {
    onDone: () => {
      close()
      notify({ tone: 'success', text: t('chat.deleted', { title: chat.title }) })
      onDeleted?.()
    },
  })
  return (
    <>
      <Menu
        label={t('chat.actions', { title: chat.title })}
        trigger={<IconButton label={t('chat.actions', { title: chat.title })} icon={<Ellipsis size={18} aria-hidden />} />}
      >
        <MenuItem icon={<Pencil size={16} aria-hidden />} onAction={() => setAsked('rename')}>{t('chat.rename')}</MenuItem>
        <MenuItem isDangerous icon={<Trash2 size={16} aria-hidden />} onAction={() => setAsked('delete')}>
          {t('chat.delete')}
        </MenuItem>
      </Menu>
      <Dialog isOpen={asked === 'rename'} onClose={close} title={t('chat.rename.title', { title: chat.title })}>
        <RenameForm chat={chat} onDone={close} />
      </Dialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onClose={close}
        title={t('chat.delete.title', { title: chat.title })}
        confirmLabel={t('chat.delete')}
        cancelLabel={t('chat.keep')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ chatId: chat.id })}
      >
        <Stack gap={1}>
          <p>{t('chat.delete.text')}</p>
          <ErrorCallout error={remove.error} />
        </Stack>
      </ConfirmDialog>
    </>
  )
}

function RenameForm({ chat, onDone }: { chat: Chat; onDone: () => void }) {
  const t = useText()
  const [title, setTitle] = useState(chat.title)
  const [problem, setProblem] = useState<string>()
  const update = useAct('updateChat', { onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setProblem(t('chat.rename.empty'))
    update.mutate({ chatId: chat.id, title: title.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <ErrorCallout error={update.error} />
        <TextField label={t('chat.rename.label')} value={title} onChange={setTitle} error={problem} maxLength={120} autoFocus />
        <Cluster><Button type="submit" kind="primary" isPending={update.isPending}>{t('shell.save')}</Button></Cluster>
      </Stack>
    </form>
  )
}
