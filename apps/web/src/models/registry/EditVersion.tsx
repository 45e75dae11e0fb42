import type { ModelVersion } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Dialog, TextArea } from '../../ui/index.ts'

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
      <Form form={form} submit={t('shell.save')}>
        <TextArea label={t('registry.notes')} isOptional autoFocus maxLength={10_000} {...form.field('notes')} />
      </Form>
    </Dialog>
  )
}
