import { useNavigate, useParams } from '@tanstack/react-router'
import type { ChatMessage } from '@tunesmith/contract'
import { useAct, useOperation } from '../api/index.ts'
import { Code } from '../code/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Disclosure, Link, Page, Spinner } from '../ui/index.ts'
import { ChatMenu } from './ChatMenu.tsx'
import { ChatView } from './ChatView.tsx'
import { ask, useExchange } from './exchanges.ts'
import { ModelChoice } from './ModelChoice.tsx'
import { samplingOf, useSettings } from './sampling.ts'
import { useModelName } from './use-models.ts'

/** A chat with everything said in it. */
export function ChatPage() {
  const t = useText()
  const format = useFormat()
  const nameOf = useModelName()
  const navigate = useNavigate()
  const settings = useSettings()
  const { chatId } = useParams({ from: '/studio/chat/$chatId' })
  const chat = useOperation('getChat', { chatId })
  const isWriting = useExchange(chatId)?.isWriting ?? false
  const update = useAct('updateChat')
  const models = chat.data?.chat.models ?? []
  const back = <Link to="/chat">{t('chat.back')}</Link>
  if (chat.data === undefined) {
    return (
      <Page title={t('chat.title')} focusKey={chatId} width="wide" back={back}>
        {chat.isError ? <ErrorCallout error={chat.error} onRetry={() => void chat.refetch()} /> : <Spinner />}
      </Page>
    )
  }
  return (
    <Page
      title={chat.data.chat.title}
      focusKey={chatId}
      width="wide"
      back={back}
      actions={<ChatMenu chat={chat.data.chat} onDeleted={() => void navigate({ to: '/chat' })} />}
    >
      <div>
        <Disclosure title={t('chat.answering', { models: format.list(models.map(nameOf)) })} level={2}>
          <ModelChoice
            models={models}
            isDisabled={isWriting || update.isPending}
            onChange={(next) => update.mutate({ chatId, models: next })}
          />
          <ErrorCallout error={update.error} />
        </Disclosure>
        <Code operation="sendMessage" input={{ chatId, content: lastQuestion(chat.data.messages), sampling: samplingOf(settings) }} level={2} />
      </div>
      <ChatView
        key={chatId}
        chatId={chatId}
        models={models}
        messages={chat.data.messages}
        onAsk={(content, replaces) => void ask(chatId, { content, models, sampling: samplingOf(settings), replaces })}
      />
    </Page>
  )
}

const lastQuestion = (messages: readonly ChatMessage[]) => messages.findLast(({ role }) => role === 'user')?.content ?? 'Hello'
