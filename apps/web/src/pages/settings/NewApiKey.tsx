import { useState } from 'react'
import type { Role } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { useForm, useUser } from '../../shell/index.ts'
import { Button, Callout, CodeBlock, Dialog, ErrorSummary, Stack, TextField } from '../../ui/index.ts'
import { RoleSelect } from './RoleSelect.tsx'

/** Makes a key, and shows it the one time it can be shown. */
export function NewApiKey({ onClose }: { onClose: () => void }) {
  const t = useText()
  const user = useUser()
  const [key, setKey] = useState<string | null>(null)
  const create = useAct('createApiKey', { onDone: (made) => setKey(made.key) })
  const form = useForm<{ name: string; role: Role }>({
    initial: { name: '', role: 'viewer' },
    check: ({ name }) => ({
      name: name.trim() === '' ? t('shell.field.required', { field: t('settings.keys.name') }) : undefined,
    }),
    send: ({ name, role }) => create.mutateAsync({ name: name.trim(), role }),
  })
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
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <ErrorSummary problems={form.problems} />
          <TextField
            label={t('settings.keys.name')}
            description={t('settings.keys.name.hint')}
            autoFocus
            maxLength={80}
            {...form.field('name')}
          />
          <RoleSelect label={t('settings.keys.role')} most={user?.role ?? 'viewer'} {...form.field('role')} />
          <div>
            <Button kind="primary" type="submit" isPending={form.isPending}>{t('settings.keys.create')}</Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  )
}
