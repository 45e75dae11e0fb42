import type { RegisteredModel } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Form, useForm } from '../../shell/index.ts'
import { Button, Callout, Dialog, TextField } from '../../ui/index.ts'
import { isAlias, mostInAlias } from './registered-name.ts'
import { useAliases } from './use-aliases.ts'

export interface PointAliasProps {
  registered: RegisteredModel
  version: number
  onClose: () => void
}

/** A window in which an alias is pointed to a version; it says who will get another model by that. */
export function PointAlias({ registered, version, onClose }: PointAliasProps) {
  const t = useText()
  const { point } = useAliases(registered)
  const { name, aliases } = registered
  const form = useForm({
    initial: { alias: 'champion' },
    check: ({ alias }) => ({ alias: isAlias(alias) ? undefined : t('registry.alias.wrong') }),
    send: async ({ alias }) => {
      await point(alias, version)
      onClose()
    },
  })
  const { alias } = form.values
  const before = aliases[alias]
  return (
    <Dialog isOpen onClose={onClose} title={t('registry.alias.title', { version: `${name}@${version}` })}>
      <Form
        form={form}
        submit={t(before === undefined || before === version ? 'registry.alias.point' : 'registry.alias.move')}
        beside={<Button kind="quiet" onPress={onClose}>{t('shell.cancel')}</Button>}
      >
        <TextField
          label={t('registry.alias')}
          description={t('registry.alias.hint')}
          autoFocus
          maxLength={mostInAlias}
          {...form.field('alias')}
        />
        {before !== undefined && before !== version && (
          <Callout tone="warning">{t('registry.alias.moves', { alias: `${name}@${alias}`, before, version })}</Callout>
        )}
      </Form>
    </Dialog>
  )
}
