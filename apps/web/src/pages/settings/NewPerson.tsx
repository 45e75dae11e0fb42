import type { Role } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Dialog, notify, TextField } from '../../ui/index.ts'
import { isEmail, isPassword } from './check.ts'
import { RoleSelect } from './RoleSelect.tsx'

/** Gives somebody an account. */
export function NewPerson({ onClose }: { onClose: () => void }) {
  const t = useText()
  const create = useAct('createUser', {
    onDone: ({ name }) => {
      notify({ tone: 'success', text: t('settings.users.added', { name }) })
      onClose()
    },
  })
  const form = useForm<{ name: string; email: string; password: string; role: Role }>({
    initial: { name: '', email: '', password: '', role: 'editor' },
    check: ({ name, email, password }) => ({
      name: name.trim() === '' ? t('shell.field.required', { field: t('settings.account.name') }) : undefined,
      email: isEmail(email) ? undefined : t('shell.field.email'),
      password: isPassword(password) ? undefined : t('shell.field.password'),
    }),
    send: ({ name, email, password, role }) => create.mutateAsync({ name: name.trim(), email: email.trim(), password, role }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('settings.users.add.title')}>
      <Form form={form} submit={t('settings.users.create')}>
        <TextField label={t('settings.account.name')} autoFocus maxLength={80} autoComplete="off" {...form.field('name')} />
        <TextField label={t('settings.account.email')} type="email" autoComplete="off" {...form.field('email')} />
        <TextField
          label={t('settings.users.password')}
          description={t('settings.users.password.hint')}
          autoComplete="off"
          {...form.field('password')}
        />
        <RoleSelect label={t('settings.account.role')} {...form.field('role')} />
      </Form>
    </Dialog>
  )
}
