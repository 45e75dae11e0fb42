import { useText } from '../../i18n/index.ts'
import { useForm } from '../../shell/index.ts'
import { Button, Disclosure, ErrorSummary, Muted, Stack, TextField } from '../../ui/index.ts'

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
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <ErrorSummary problems={form.problems} />
          <TextField label={label} description={t('models.hub.revision.hint')} autoComplete="off" maxLength={200} {...form.field('revision')} />
          <div>
            <Button type="submit" size="small">{t('models.hub.revision.show')}</Button>
          </div>
        </Stack>
      </form>
    </Disclosure>
  )
}
