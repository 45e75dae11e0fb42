import { useState } from 'react'
import type { KeyScope, Role } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, useForm, useUser } from '../../shell/index.ts'
import { Button, Callout, CodeBlock, Dialog, NumberField, Select, TextField } from '../../ui/index.ts'
import { RoleSelect } from './RoleSelect.tsx'

const keyScopes: readonly KeyScope[] = ['all', 'read', 'inference', 'fine-tuning']

/** Makes a key, and shows it the one time it can be shown. */
export function NewApiKey({ onClose }: { onClose: () => void }) {
  const t = useText()
  const user = useUser()
  const [key, setKey] = useState<string | null>(null)
  const create = useAct('createApiKey', { onDone: (made) => setKey(made.key) })
  const form = useForm<{ name: string; role: Role; scope: KeyScope; requestsPerMinute: number; tokensPerDay: number }>({
    initial: { name: '', role: 'viewer', scope: 'all', requestsPerMinute: NaN, tokensPerDay: NaN },
    check: ({ name }) => ({
      name: name.trim() === '' ? t('shell.field.required', { field: t('settings.keys.name') }) : undefined,
    }),
    send: ({ name, role, scope, requestsPerMinute, tokensPerDay }) => create.mutateAsync({
      name: name.trim(), role, scopes: [scope], limits: { requestsPerMinute: given(requestsPerMinute), tokensPerDay: given(tokensPerDay) },
    }),
  })
  const scopes = keyScopes.map((value) => ({ value, label: t(`settings.scope.${value}`), description: t(`settings.scope.${value}.text`) }))
  if (key !== null) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t('settings.keys.made.title')}
        actions={<Button kind="primary" onPress={onClose}>{t('settings.keys.made.done')}</Button>}
      >
        <Callout tone="warning">{t('settings.keys.made.text')}</Callout>
        <CodeBlock title={form.values.name} code={key} wraps />
      </Dialog>
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('settings.keys.add.title')}>
      <Form form={form} submit={t('settings.keys.create')}>
        <TextField
          label={t('settings.keys.name')}
          description={t('settings.keys.name.hint')}
          autoFocus
          maxLength={80}
          {...form.field('name')}
        />
        <RoleSelect label={t('settings.keys.role')} most={user?.role ?? 'viewer'} {...form.field('role')} />
        <Select label={t('settings.keys.scope')} options={scopes} {...form.field('scope')} />
        <NumberField label={t('settings.keys.requests')} isOptional minValue={1} {...form.field('requestsPerMinute')} />
        <NumberField
          label={t('settings.keys.tokens')}
          description={t('settings.keys.limits.hint')}
          isOptional
          minValue={1}
          step={1}
          {...form.field('tokensPerDay')}
        />
      </Form>
    </Dialog>
  )
}

/** A number, or nothing where the field is empty. */
const given = (value: number): number | null => (Number.isNaN(value) ? null : value)
