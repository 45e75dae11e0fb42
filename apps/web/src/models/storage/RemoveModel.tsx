import { useQuery } from '@tanstack/react-query'
import type { Removal, StoredModel } from '@tunesmith/contract'
import { client, type RequestError, useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Callout, ConfirmDialog, Dialog, notify, Spinner } from '../../ui/index.ts'

/** Removes a model after saying what that frees; one that is in use stays. */
export function RemoveModel({ model: { name, inUse }, onClose }: { model: StoredModel; onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const preview = useQuery<Removal, RequestError>({
    queryKey: ['stored-models', 'preview', name],
    queryFn: ({ signal }) => client.removeStoredModel({ model: name, preview: 'true' }, { signal }),
    gcTime: 0,
  })
  const remove = useAct('removeStoredModel', {
    onDone: ({ bytes }) => {
      notify({ tone: 'success', text: t('models.storage.removed', { name, size: format.bytes(bytes) }) })
      onClose()
    },
  })
  const title = t('models.storage.remove.title', { name })
  const whatItFrees = preview.data === undefined ? null : <p>{t('models.storage.remove.frees', { size: format.bytes(preview.data.bytes) })}</p>
  if (inUse) {
    return (
      <Dialog isOpen onClose={onClose} title={title} actions={<Button onPress={onClose}>{t('ui.close')}</Button>}>
        <Callout tone="warning">{t('models.storage.remove.inUse')}</Callout>
        {whatItFrees}
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      confirmLabel={t('models.storage.remove.confirm')}
      cancelLabel={t('shell.cancel')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ model: name })}
    >
      {preview.isPending && <Spinner />}
      {whatItFrees}
      <p>{t('models.storage.remove.shared')}</p>
      <ErrorCallout error={remove.error ?? preview.error} />
    </ConfirmDialog>
  )
}
