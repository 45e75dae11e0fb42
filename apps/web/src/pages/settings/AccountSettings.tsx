import type { User } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Form, useForm, useUser } from '../../shell/index.ts'
import { Muted, notify, Section, Tag, TextField } from '../../ui/index.ts'
import { isEmail, isPassword } from './check.ts'
import { useConfirmedUpdate } from './use-confirmed-update.tsx'

/** The own name and email, and the password. */
export function AccountSettings() {
  const user = useUser()
  if (user === null) return null
  return (
    <>
      <Profile user={user} />
      <Password />
    </>
  )
}

function Profile({ user }: { user: User }) {
  const t = useText()
  const { update, question } = useConfirmedUpdate()
  const form = useForm({
    initial: { name: user.name, email: user.email },
    check: ({ name, email }) => ({
      name: name.trim() === '' ? t('shell.field.required', { field: t('settings.account.name') }) : undefined,
      email: isEmail(email) ? undefined : t('shell.field.email'),
    }),
    send: async ({ name, email }) => {
      if (await update({ name: name.trim(), email: email.trim() })) notify({ tone: 'success', text: t('shell.saved') })
    },
  })
  return (
    <Section title={t('settings.account.profile')} actions={<Tag>{t(`settings.role.${user.role}`)}</Tag>}>
      <Form form={form} submit={t('shell.save')} kind="secondary">
        <TextField label={t('settings.account.name')} autoComplete="name" maxLength={80} {...form.field('name')} />
        <TextField label={t('settings.account.email')} type="email" autoComplete="email" {...form.field('email')} />
      </Form>
      {question}
    </Section>
  )
}

function Password() {
  const t = useText()
  const { update, question } = useConfirmedUpdate()
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: isPassword(password) ? undefined : t('shell.field.password') }),
    send: async ({ password }) => {
      if (!(await update({ password }))) return
      notify({ tone: 'success', text: t('settings.account.password.saved') })
      form.reset()
    },
  })
  return (
    <Section title={t('settings.account.password.title')}>
      <Form form={form} submit={t('settings.account.password.save')} kind="secondary">
        <p><Muted>{t('settings.account.password.text')}</Muted></p>
        <TextField
          label={t('settings.account.password')}
          description={t('settings.account.password.hint')}
          type="password"
          autoComplete="new-password"
          {...form.field('password')}
        />
      </Form>
      {question}
    </Section>
  )
}
