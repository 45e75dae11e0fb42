import { Check, MessagesSquare } from 'lucide-react'
import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { NewModelButton } from '../../shell/index.ts'
import { LinkButton } from '../../ui/index.ts'
import type { HubSearch } from '../hub/search.ts'

export interface ReadyModelProps {
  name: string
  /** For which project the model was looked for, to go back there with it. */
  search?: HubSearch
}

/** What can be done with a model that was fetched: train from it, or chat with it; nothing once it was removed. */
export function ReadyModel({ name, search: { project, change } = {} }: ReadyModelProps) {
  const t = useText()
  const model = useOperation('listModels').data?.items.find(({ id }) => id === name)
  if (model === undefined) return null
  const isTrainable = model.trainable.value
  return (
    <>
      {isTrainable && project !== undefined && (
        <LinkButton
          kind="primary"
          to="/projects/$projectId/$page"
          params={{ projectId: project, page: 'model' }}
          search={{ model: name, change }}
          icon={<Check size={16} aria-hidden />}
        >
          {t('models.use')}
        </LinkButton>
      )}
      {isTrainable && project === undefined && (
        <NewModelButton size="small" kind="secondary" answers={{ model: name }}>{t('models.downloads.train')}</NewModelButton>
      )}
      <LinkButton
        size={project === undefined ? 'small' : 'normal'}
        to="/chat/new"
        search={{ models: [name] }}
        icon={<MessagesSquare size={16} aria-hidden />}
      >
        {t('models.chat')}
      </LinkButton>
    </>
  )
}
