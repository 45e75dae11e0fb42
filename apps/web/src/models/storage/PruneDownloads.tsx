import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Removal } from '@tunesmith/contract'
import { client, type RequestError, useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import { Button, Callout, ConfirmDialog, Dialog, notify, Spinner } from '../../ui/index.ts'

/** What downloads that were broken off take, and the way to delete what nobody will go on with. */
export function PruneDownloads({ partialBytes }: { partialBytes: number }) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Callout
        title={t('models.storage.prune.found', { size: format.bytes(partialBytes) })}
        actions={mayEdit && <Button size="small" onPress={() => setOpen(true)}>{t('models.storage.prune')}</Button>}
      >
        {t('models.storage.prune.text')}
      </Callout>
      {isOpen && <Prune onClose={() => setOpen(false)} />}
    </>
  )
}

function Prune({ onClose }: { onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const preview = useQuery<Removal, RequestError>({
    queryKey: ['stored-models', 'prune'],
    queryFn: ({ signal }) => client.pruneDownloads({ preview: true }, { signal }),
    gcTime: 0,
  })
  const prune = useAct('pruneDownloads', {
    onDone: ({ bytes }) => {
      notify({ tone: 'success', text: t('models.storage.pruned', { size: format.bytes(bytes) }) })
      onClose()
    },
  })
  const title = t('models.storage.prune.title')
  if (preview.data?.bytes === 0) {
    return (
      <Dialog isOpen onClose={onClose} title={title} actions={<Button onPress={onClose}>{t('ui.close')}</Button>}>
        <p>{t('models.storage.prune.nothing')}</p>
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      confirmLabel={t('models.storage.prune.confirm')}
      cancelLabel={t('shell.cancel')}
      isPending={prune.isPending}
      onConfirm={() => prune.mutate({})}
    >
      {preview.isPending && <Spinner />}
      {preview.data !== undefined && <p>{t('models.storage.remove.frees', { size: format.bytes(preview.data.bytes) })}</p>}
      <ErrorCallout error={prune.error ?? preview.error} />
    </ConfirmDialog>
  )
}
