import type { RegisteredModel } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Dialog, TextArea, TextField } from '../../ui/index.ts'

const mostTags = 20
const mostInTag = 40

/** Tags as they are written in one field, with commas between. */
const tagsIn = (text: string) => [...new Set(text.split(/[,،、，]/).map((tag) => tag.trim()).filter(Boolean))]

/** A window in which the notes and tags of a name are changed. */
export function EditName({ registered: { name, notes, tags }, onClose }: { registered: RegisteredModel; onClose: () => void }) {
  const t = useText()
  const update = useAct('updateRegisteredModel', { onDone: onClose })
  const form = useForm({
    initial: { notes, tags: tags.join(', ') },
    check: (values) => {
      const given = tagsIn(values.tags)
      return { tags: given.length > mostTags || given.some((tag) => tag.length > mostInTag) ? t('registry.tags.wrong') : undefined }
    },
    send: (values) => update.mutateAsync({ name, notes: values.notes.trim(), tags: tagsIn(values.tags) }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('registry.edit.title', { name })}>
      <Form form={form} submit={t('shell.save')}>
        <TextArea label={t('registry.notes')} isOptional autoFocus maxLength={10_000} {...form.field('notes')} />
        <TextField label={t('registry.tags')} description={t('registry.tags.hint')} isOptional {...form.field('tags')} />
      </Form>
    </Dialog>
  )
}
