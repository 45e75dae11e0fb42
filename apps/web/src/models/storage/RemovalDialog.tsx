import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Removal } from '@tunesmith/contract'
import type { RequestError } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, ConfirmDialog, Dialog, Spinner } from '../../ui/index.ts'

export interface RemovalDialogProps {
  title: string
  confirmLabel: string
  /** What removing would free. */
  preview: UseQueryResult<Removal, RequestError>
  /** Why nothing can be removed; the dialog then only says so. */
  obstacle?: ReactNode
  removal: { isPending: boolean; error: RequestError | null }
  onConfirm: () => void
  onClose: () => void
  children?: ReactNode
}

/** Says what removing something from the disk frees, and asks before it is done. */
export function RemovalDialog({ title, confirmLabel, preview, obstacle, removal, onConfirm, onClose, children }: RemovalDialogProps) {
  const t = useText()
  const format = useFormat()
  const whatItFrees = preview.data !== undefined && preview.data.bytes > 0 && (
    <p>{t('models.storage.remove.frees', { size: format.bytes(preview.data.bytes) })}</p>
  )
  if (obstacle !== undefined) {
    return (
      <Dialog isOpen onClose={onClose} title={title} actions={<Button onPress={onClose}>{t('ui.close')}</Button>}>
        {obstacle}
        {whatItFrees}
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={t('shell.cancel')}
      isPending={removal.isPending}
      onConfirm={onConfirm}
    >
      {preview.isPending && <Spinner />}
      {whatItFrees}
      {children}
      <ErrorCallout error={removal.error ?? preview.error} />
    </ConfirmDialog>
  )
}
