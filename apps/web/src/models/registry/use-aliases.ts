import type { RegisteredModel } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { useErrorText } from '../../shell/index.ts'
import { notify } from '../../ui/index.ts'

/** Moves the aliases of a name and takes them away; each can be undone from the message that says so. */
export function useAliases({ name, aliases }: Pick<RegisteredModel, 'name' | 'aliases'>) {
  const t = useText()
  const textOf = useErrorText()
  const set = useAct('setModelAlias')
  const remove = useAct('deleteModelAlias')
  const failed = { onError: (error: Error) => notify({ tone: 'error', text: textOf(error).message }) }
  const undoTo = (alias: string, before: number | undefined) => ({
    label: t('registry.undo'),
    onPress: () => (before === undefined
      ? remove.mutate({ name, alias }, failed)
      : set.mutate({ name, alias, version: before }, failed)),
  })
  return {
    async point(alias: string, version: number): Promise<void> {
      const before = aliases[alias]
      await set.mutateAsync({ name, alias, version })
      notify({
        tone: 'success',
        text: t('registry.alias.pointed', { alias: `${name}@${alias}`, version }),
        ...(before !== version && { action: undoTo(alias, before) }),
      })
    },
    takeAway(alias: string): void {
      const before = aliases[alias]
      remove.mutate({ name, alias }, {
        ...failed,
        onSuccess: () => notify({
          tone: 'success', text: t('registry.alias.removed', { alias: `${name}@${alias}` }), action: undoTo(alias, before),
        }),
      })
    },
  }
}
