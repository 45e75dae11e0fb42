import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Removal } from '@tunesmith/contract'
import { client, type RequestError, useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useMay } from '../../shell/index.ts'
import { Button, Callout, notify } from '../../ui/index.ts'
import { RemovalDialog } from './RemovalDialog.tsx'

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
  return (
    <RemovalDialog
      title={t('models.storage.prune.title')}
      confirmLabel={t('models.storage.prune.confirm')}
      preview={preview}
      obstacle={preview.data?.bytes === 0 ? <p>{t('models.storage.prune.nothing')}</p> : undefined}
      removal={prune}
      onConfirm={() => prune.mutate({})}
      onClose={onClose}
    />
  )
}
