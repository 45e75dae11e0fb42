import { Plus } from 'lucide-react'
import { useList } from '../api/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import {
  aboveRowClass, EmptyState, Link, LinkButton, Page, RequestMore, Row, RowAbout, rowLinkClass, RowList, Spinner, Stack,
} from '../ui/index.ts'
import { ChatMenu } from './ChatMenu.tsx'
import { useModelName } from './use-models.ts'
import styles from './ChatsPage.module.css'

/** All chats, the last one first. */
export function ChatsPage() {
  const t = useText()
  const format = useFormat()
  const nameOf = useModelName()
  const chats = useList('listChats', { limit: 30 })
  const begin = <LinkButton kind="primary" to="/chat/new" icon={<Plus size={16} aria-hidden />}>{t('chat.new')}</LinkButton>
  return (
    <Page title={t('chat.title')} lead={t('chat.lead')} actions={chats.total !== 0 && begin}>
      {chats.isPending && <Spinner />}
      {chats.isError && <ErrorCallout error={chats.error} onRetry={() => void chats.refetch()} />}
      {chats.items?.length === 0 && <EmptyState title={t('chat.empty.title')} actions={begin}>{t('chat.empty.text')}</EmptyState>}
      {chats.items !== undefined && chats.items.length > 0 && (
        <Stack>
          <RowList label={t('chat.list')}>
            {chats.items.map((chat) => (
              <Row key={chat.id} className={styles.row}>
                <div className={styles.words}>
                  <Link to="/chat/$chatId" params={{ chatId: chat.id }} className={rowLinkClass}><bdi>{chat.title}</bdi></Link>
                  <RowAbout>
                    {t('chat.updated', { models: format.list(chat.models.map(nameOf)), when: format.relative(chat.updatedAt) })}
                  </RowAbout>
                </div>
                <div className={aboveRowClass}><ChatMenu chat={chat} /></div>
              </Row>
            ))}
          </RowList>
          <RequestMore list={chats} label={t('shell.showMore')} />
        </Stack>
      )}
    </Page>
  )
}
