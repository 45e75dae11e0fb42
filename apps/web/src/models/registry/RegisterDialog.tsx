import { useRouter } from '@tanstack/react-router'
import type { ModelDetail } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Dialog, notify, TextArea, TextField } from '../../ui/index.ts'
import { isAlias, isRegisteredName, mostInAlias, mostInName, nameFrom } from './registered-name.ts'

export interface RegisterDialogProps {
  model: Pick<ModelDetail, 'id' | 'name' | 'versions'>
  onClose: () => void
}

/** A window in which a model gets a name in the registry, as its next version. */
export function RegisterDialog({ model, onClose }: RegisterDialogProps) {
  const t = useText()
  const router = useRouter()
  const register = useAct('registerModel', {
    onDone: ({ name, version }) => {
      onClose()
      notify({
        tone: 'success',
        text: t('registry.registered', { version: `${name}@${version}` }),
        action: { label: t('registry.show'), onPress: () => void router.navigate({ to: '/models/registry/$name', params: { name } }) },
      })
    },
  })
  const form = useForm({
    initial: { name: model.versions[0]?.name ?? nameFrom(model.name), alias: '', notes: '' },
    check: ({ name, alias }) => ({
      name: isRegisteredName(name) ? undefined : t('registry.name.wrong'),
      alias: alias === '' || isAlias(alias) ? undefined : t('registry.alias.wrong'),
    }),
    send: ({ name, alias, notes }) =>
      register.mutateAsync({ name, modelId: model.id, notes: notes.trim(), aliases: alias === '' ? [] : [alias] }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('registry.register.title', { name: model.name })}>
      <Form form={form} submit={t('registry.register')}>
        <TextField
          label={t('registry.name')}
          description={t('registry.name.hint')}
          autoFocus
          maxLength={mostInName}
          {...form.field('name')}
        />
        <TextField
          label={t('registry.alias')}
          description={t('registry.alias.hint')}
          isOptional
          maxLength={mostInAlias}
          {...form.field('alias')}
        />
        <TextArea label={t('registry.notes')} isOptional rows={3} maxLength={10_000} {...form.field('notes')} />
      </Form>
    </Dialog>
  )
}
