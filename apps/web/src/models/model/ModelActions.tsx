import { useState } from 'react'
import { BookmarkPlus, MessagesSquare, PackageCheck } from 'lucide-react'
import type { ModelDetail } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { NewModelButton, useMay } from '../../shell/index.ts'
import { Button, LinkButton } from '../../ui/index.ts'
import { RegisterDialog } from '../registry/RegisterDialog.tsx'

/** What can be done with a model: export it, talk to it, train from it, keep it under a name. */
export function ModelActions({ model }: { model: ModelDetail }) {
  const t = useText()
  const mayEdit = useMay('editor')
  const [isRegistering, setRegistering] = useState(false)
  const { id, trainable, fits } = model
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
        <Button icon={<BookmarkPlus size={16} aria-hidden />} onPress={() => setRegistering(true)}>{t('registry.register')}</Button>
      )}
      {isRegistering && <RegisterDialog model={model} onClose={() => setRegistering(false)} />}
    </>
  )
}
