import { useEffect } from 'react'
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { useAct, useOperation } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout, Form, useForm } from '../shell/index.ts'
import { PlainFrame } from '../shell/PlainFrame.tsx'
import { CodeBlock, Page, Section, Spinner, Stack, TextField } from '../ui/index.ts'

const linkCommand = 'npx tunesmith studio link'

/**
 * The way in: by the one-time link, or by email and password. The link’s token stands behind the # of the address, which
 * browsers send to no server: `/sign-in#link=…`.
 */
export function SignIn() {
  const t = useText()
  const navigate = useNavigate()
  const { to = '/' } = useSearch({ from: '/sign-in' })
  const session = useOperation('getSession').data
  // Whoever is here already and opens the link changes nothing of the address but what stands behind the #.
  const token = useRouterState({ select: ({ location }) => new URLSearchParams(location.hash).get('link') })
  const useLink = useAct('useLink')
  const { mutate } = useLink
  useEffect(() => {
    if (token === null) return
    mutate({ token })
    void navigate({ to: '.', search: true, hash: '', replace: true }) // so that it stays in no history
  }, [token, mutate, navigate])
  useEffect(() => {
    if (session?.user) void navigate({ href: to, replace: true })
  }, [session, to, navigate])
  const isComingIn = Boolean(session?.user) || token !== null || useLink.isPending
  return (
    <PlainFrame>
      {isComingIn ? (
        <Page title={t('signIn.link.title')} width="narrow"><Spinner label={t('signIn.link.title')} /></Page>
      ) : session?.needsOwner ? (
        <OwnerNeeded error={useLink.error} />
      ) : (
        <PasswordForm linkError={useLink.error} />
      )}
    </PlainFrame>
  )
}

function OwnerNeeded({ error }: { error: Error | null }) {
  const t = useText()
  return (
    <Page title={t('signIn.owner.title')} lead={t('signIn.owner.lead')} width="narrow">
      <ErrorCallout error={error} />
      <Stack>
        <p>{t('signIn.owner.text')}</p>
        <CodeBlock title={t('signIn.command')} code={linkCommand} />
      </Stack>
    </Page>
  )
}

function PasswordForm({ linkError }: { linkError: Error | null }) {
  const t = useText()
  const signIn = useAct('signIn')
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: /^\S+@\S+$/.test(email.trim()) ? undefined : t('shell.field.email'),
      password: password === '' ? t('shell.field.required', { field: t('signIn.password') }) : undefined,
    }),
    send: ({ email, password }) => signIn.mutateAsync({ email: email.trim(), password }),
  })
  return (
    <Page title={t('signIn.title')} width="narrow" hasProblem={form.problems.length > 0}>
      <ErrorCallout error={linkError} />
      <Form form={form} submit={t('signIn.submit')}>
        <TextField label={t('signIn.email')} type="email" autoComplete="username" {...form.field('email')} />
        <TextField label={t('signIn.password')} type="password" autoComplete="current-password" {...form.field('password')} />
      </Form>
      <hr />
      <Section title={t('signIn.hint.title')}>
        <p>{t('signIn.hint.text')}</p>
        <CodeBlock title={t('signIn.command')} code={linkCommand} />
      </Section>
    </Page>
  )
}
