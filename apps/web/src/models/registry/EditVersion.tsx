import type { ModelVersion } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { useForm } from '../../shell/index.ts'
import { Button, Dialog, ErrorSummary, Stack, TextArea } from '../../ui/index.ts'

/** A window in which the notes of a version are changed. */
export function EditVersion({ version: { name, version, notes }, onClose }: { version: ModelVersion; onClose: () => void }) {
  const t = useText()
  const update = useAct('updateModelVersion', { onDone: onClose })
  const form = useForm({
    initial: { notes },
    check: () => ({}),
    send: (values) => update.mutateAsync({ name, version, notes: values.notes.trim() }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('registry.edit.title', { name: `${name}@${version}` })}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <ErrorSummary problems={form.problems} />
          <TextArea label={t('registry.notes')} isOptional autoFocus maxLength={10_000} {...form.field('notes')} />
          <div>
            <Button kind="primary" type="submit" isPending={form.isPending}>{t('shell.save')}</Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  )
}
