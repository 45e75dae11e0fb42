import { useState } from 'react'
import { useAct, useOperation } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Link, Stack } from '../ui/index.ts'
import { ChatView } from './ChatView.tsx'
import { ask } from './exchanges.ts'
import { samplingOf, useSettings } from './sampling.ts'

/** A chat within another page. It begins, and is kept among the chats, with the first question. */
export function ChatPanel({ title, models }: { title: string; models: readonly string[] }) {
  const t = useText()
  const settings = useSettings()
  const [chatId, setChatId] = useState<string | null>(null)
  const create = useAct('createChat')
  const chat = useOperation('getChat', { chatId: chatId ?? '' }, { enabled: chatId !== null })
  const say = async (content: string, replaces?: string) => {
    const id = chatId ?? (await create.mutateAsync({ title, models: [...models] })).id
    setChatId(id)
    await ask(id, { content, models, sampling: samplingOf(settings), replaces })
  }
  return (
    <Stack gap={1}>
      <ErrorCallout error={create.error} />
      <ChatView
        isFramed
        chatId={chatId}
        models={models}
        messages={chat.data?.messages ?? []}
        onAsk={(content, replaces) => void say(content, replaces).catch(() => undefined)}
      />
      {chatId !== null && <div><Link to="/chat/$chatId" params={{ chatId }}>{t('chat.openInChat')}</Link></div>}
    </Stack>
  )
}
