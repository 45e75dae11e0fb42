import { useState } from 'react'
import type { HubSettings as HubState } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout, Form, useForm } from '../../shell/index.ts'
import { Button, Cluster, ConfirmDialog, Muted, notify, Section, Spinner, Stack, Switch, TextField } from '../../ui/index.ts'
import { isWebAddress, leastTokenLength } from './check.ts'

/** Where models come from, the token for those that are not for everybody, and whether anything is asked of the network. */
export function HubSettings() {
  const { data, error, refetch } = useOperation('getHubSettings')
  if (data === undefined) return error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Place key={data.endpoint} endpoint={data.endpoint} offline={data.offline} />
      <Token hub={data} />
    </>
  )
}

function Place({ endpoint, offline }: Pick<HubState, 'endpoint' | 'offline'>) {
  const t = useText()
  const update = useAct('updateHubSettings', { onDone: () => notify({ tone: 'success', text: t('shell.saved') }) })
  const switchOffline = useAct('updateHubSettings')
  const form = useForm({
    initial: { endpoint },
    check: ({ endpoint: given }) => ({ endpoint: isWebAddress(given) ? undefined : t('models.settings.endpoint.wrong') }),
    send: ({ endpoint: given }) => update.mutateAsync({ endpoint: given.trim() }),
  })
  return (
    <Section title={t('models.settings.place')}>
      <Form form={form} submit={t('shell.save')} kind="secondary">
        <TextField
          label={t('models.settings.endpoint')}
          description={t('models.settings.endpoint.hint')}
          type="url"
          autoComplete="off"
          maxLength={300}
          {...form.field('endpoint')}
        />
      </Form>
      <Stack gap="half">
        <Switch isSelected={offline} isDisabled={switchOffline.isPending} onChange={(next) => switchOffline.mutate({ offline: next })}>
          {t('models.settings.offline')}
        </Switch>
        <p><Muted><small>{t('models.settings.offline.text')}</small></Muted></p>
        <ErrorCallout error={switchOffline.error} />
      </Stack>
    </Section>
  )
}

function Token({ hub: { hasToken, account } }: { hub: HubState }) {
  const t = useText()
  const [isForgetting, setForgetting] = useState(false)
  const update = useAct('updateHubSettings')
  const form = useForm({
    initial: { token: '' },
    check: ({ token }) => ({ token: token.trim().length < leastTokenLength ? t('models.settings.token.short') : undefined }),
    send: async ({ token }) => {
      await update.mutateAsync({ token: token.trim() })
      notify({ tone: 'success', text: t('models.settings.token.saved') })
      form.reset()
    },
  })
  const state = !hasToken
    ? t('models.settings.token.none')
    : account === null ? t('models.settings.token.unnamed') : t('models.settings.token.of', { account })
  return (
    <Section title={t('models.settings.token')}>
      <p><Muted>{t('models.settings.token.text')}</Muted></p>
      <Cluster justify="between">
        <p>{state}</p>
        {hasToken && <Button size="small" onPress={() => setForgetting(true)}>{t('models.settings.token.forget')}</Button>}
      </Cluster>
      <Form form={form} submit={t('models.settings.token.save')} kind="secondary">
        <TextField
          label={t('models.settings.token.new')}
          description={t('models.settings.token.hint')}
          type="password"
          autoComplete="off"
          maxLength={500}
          {...form.field('token')}
        />
      </Form>
      {isForgetting && <ForgetToken onClose={() => setForgetting(false)} />}
    </Section>
  )
}

function ForgetToken({ onClose }: { onClose: () => void }) {
  const t = useText()
  const forget = useAct('updateHubSettings', {
    onDone: () => {
      notify({ tone: 'success', text: t('models.settings.token.forgotten') })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('models.settings.token.forget.title')}
      confirmLabel={t('models.settings.token.forget')}
      cancelLabel={t('shell.cancel')}
      isPending={forget.isPending}
      onConfirm={() => forget.mutate({ token: null })}
    >
      <p>{t('models.settings.token.forget.text')}</p>
      <ErrorCallout error={forget.error} />
    </ConfirmDialog>
  )
}
