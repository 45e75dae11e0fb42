import { useQuery } from '@tanstack/react-query'
import type { Removal, StoredModel } from '@tunesmith/contract'
import { client, type RequestError, useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Callout, notify } from '../../ui/index.ts'
import { RemovalDialog } from './RemovalDialog.tsx'

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
  return (
    <RemovalDialog
      title={t('models.storage.remove.title', { name })}
      confirmLabel={t('models.storage.remove.confirm')}
      preview={preview}
      obstacle={inUse ? <Callout tone="warning">{t('models.storage.remove.inUse')}</Callout> : undefined}
      removal={remove}
      onConfirm={() => remove.mutate({ model: name })}
      onClose={onClose}
    >
      <p>{t('models.storage.remove.shared')}</p>
    </RemovalDialog>
  )
}
