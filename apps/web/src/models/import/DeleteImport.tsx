import type { ModelImport } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { ConfirmDialog } from '../../ui/index.ts'

export interface DeleteImportProps {
  made: Pick<ModelImport, 'id' | 'name' | 'state'>
  onClose: () => void
  onDone?: () => void
}

/** Deletes what was imported, or gives an import up, once that is confirmed. */
export function DeleteImport({ made: { id, name, state }, onClose, onDone }: DeleteImportProps) {
  const t = useText()
  const remove = useAct('deleteModelImport', {
    onDone: () => {
      onClose()
      onDone?.()
    },
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t(`import.leave.${state}.title`, { name })}
      confirmLabel={t(`import.leave.${state}`)}
      cancelLabel={t(state === 'copying' ? 'models.downloads.keep' : 'shell.cancel')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ importId: id })}
    >
      <p>{t(`import.leave.${state}.text`)}</p>
      <ErrorCallout error={remove.error} />
    </ConfirmDialog>
  )
}
