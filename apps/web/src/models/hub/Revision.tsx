import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Disclosure, Muted, TextField } from '../../ui/index.ts'

export interface RevisionProps {
  revision: string
  /** The commit it stands for, once that is known. */
  commit?: string
  onChoose: (revision: string | undefined) => void
}

/** Another branch, tag or commit of a model. */
export function Revision({ revision, commit, onChoose }: RevisionProps) {
  const t = useText()
  const label = t('models.hub.revision.name')
  const form = useForm({
    initial: { revision },
    check: ({ revision: given }) => ({ revision: given.trim() === '' ? t('shell.field.required', { field: label }) : undefined }),
    send: async ({ revision: given }) => onChoose(given.trim() === 'main' ? undefined : given.trim()),
  })
  return (
    <Disclosure title={t('models.hub.revision')} defaultExpanded={revision !== 'main'}>
      {commit !== undefined && <p><Muted>{t('models.hub.commit')}</Muted> <code>{commit}</code></p>}
      <Form form={form} submit={t('models.hub.revision.show')} kind="secondary">
        <TextField label={label} description={t('models.hub.revision.hint')} autoComplete="off" maxLength={200} {...form.field('revision')} />
      </Form>
    </Disclosure>
  )
}
