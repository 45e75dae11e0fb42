import { useState } from 'react'
import { BookmarkPlus, MessagesSquare, PackageCheck, Trash2 } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { ModelDetail } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { NewModelButton, useMay } from '../../shell/index.ts'
import { Button, LinkButton, notify } from '../../ui/index.ts'
import { DeleteImport } from '../import/DeleteImport.tsx'
import { RegisterDialog } from '../registry/RegisterDialog.tsx'

/** What can be done with a model: export it, talk to it, train from it, keep it under a name; delete it where it was imported. */
export function ModelActions({ model }: { model: ModelDetail }) {
  const t = useText()
  const mayEdit = useMay('editor')
  const isOwner = useMay('owner')
  const navigate = useNavigate()
  const [open, setOpen] = useState<'register' | 'delete' | null>(null)
  const close = () => setOpen(null)
  const { id, name, origin, trainable, fits } = model
  const onDeleted = () => {
    notify({ tone: 'success', text: t('import.deleted', { name }) })
    void navigate({ to: '/models' })
  }
  return (
    <>
      {mayEdit && (
        <LinkButton kind="primary" to="/models/$modelId/export" params={{ modelId: id }} icon={<PackageCheck size={16} aria-hidden />}>
          {t('export.action')}
        </LinkButton>
      )}
      <LinkButton to="/chat/new" search={{ models: [id] }} icon={<MessagesSquare size={16} aria-hidden />}>{t('models.chat')}</LinkButton>
      {trainable.value && fits.value !== 'no' && (
        <NewModelButton kind="secondary" answers={{ model: id }}>{t('models.train')}</NewModelButton>
      )}
      {mayEdit && (
        <Button icon={<BookmarkPlus size={16} aria-hidden />} onPress={() => setOpen('register')}>{t('registry.register')}</Button>
      )}
      {isOwner && origin === 'imported' && (
        <Button kind="quiet" icon={<Trash2 size={16} aria-hidden />} onPress={() => setOpen('delete')}>{t('import.leave.finished')}</Button>
      )}
      {open === 'register' && <RegisterDialog model={model} onClose={close} />}
      {open === 'delete' && <DeleteImport made={{ id, name, state: 'finished' }} onClose={close} onDone={onDeleted} />}
    </>
  )
}
