import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout, NewModelButton } from '../shell/index.ts'
import { EmptyState, Link, Page, Spinner } from '../ui/index.ts'
import { ChatView } from './ChatView.tsx'
import { ask } from './exchanges.ts'
import { ModelChoice } from './ModelChoice.tsx'
import { samplingOf, useSettings } from './sampling.ts'
import { type ChatModel, useChatModels } from './use-models.ts'

const longestTitle = 80

/** A chat before its first question. */
export function NewChatPage() {
  const t = useText()
  const known = useChatModels()
  const { models: named } = useSearch({ from: '/studio/chat/new' })
  return (
    <Page title={t('chat.newTitle')} width="wide" back={<Link to="/chat">{t('chat.back')}</Link>}>
      {known === undefined ? <Spinner />
        : known.length === 0 && named === undefined ? <EmptyState title={t('chat.noModels')} actions={<NewModelButton />} />
        : <NewChat initial={named ?? usualModels(known)} />}
    </Page>
  )
}

/** The newest model that was trained here beside what it was trained from; else the first there is. */
function usualModels(known: readonly ChatModel[]): string[] {
  const [first] = known
  const isThere = known.some(({ id }) => id === first.base)
  return isThere && first.base !== null ? [first.base, first.id] : [first.id]
}

function NewChat({ initial }: { initial: readonly string[] }) {
  const navigate = useNavigate()
  const settings = useSettings()
  const [models, setModels] = useState(initial)
  const create = useAct('createChat')
  const begin = async (content: string) => {
    const title = content.split('\n')[0].slice(0, longestTitle)
    const { id: chatId } = await create.mutateAsync({ title, models: [...models] })
    void ask(chatId, { content, models, sampling: samplingOf(settings) })
    await navigate({ to: '/chat/$chatId', params: { chatId }, replace: true })
  }
  return (
    <>
      <ModelChoice models={models} onChange={setModels} />
      <ErrorCallout error={create.error} />
      <ChatView chatId={null} models={models} messages={[]} onAsk={(content) => void begin(content).catch(() => undefined)} />
    </>
  )
}
