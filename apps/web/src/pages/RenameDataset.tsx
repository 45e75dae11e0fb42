import type { Dataset } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Form, useForm } from '../shell/index.ts'
import { Dialog, TextField } from '../ui/index.ts'

/** A window to give a dataset another name in. */
export function RenameDataset({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const t = useText()
  const update = useAct('updateDataset', { onDone: onClose })
  const form = useForm({
    initial: { name: dataset.name },
    check: ({ name }) => ({
      name: name.trim() === '' ? t('shell.field.required', { field: t('datasets.rename.name') }) : undefined,
    }),
    send: ({ name }) => update.mutateAsync({ datasetId: dataset.id, name: name.trim() }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('datasets.rename.title')}>
      <Form form={form} submit={t('shell.save')}>
        <TextField label={t('datasets.rename.name')} autoFocus maxLength={120} {...form.field('name')} />
      </Form>
    </Dialog>
  )
}
