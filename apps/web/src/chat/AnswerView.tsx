import { useState } from 'react'
import { Check, Copy, ThumbsDown, ThumbsUp } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { ChatMessage } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { useErrorText } from '../shell/index.ts'
import { announce, Button, Callout, IconButton, Muted, notify, Tooltip } from '../ui/index.ts'
import type { Answer } from './conversation.ts'
import { Markdown } from './Markdown.tsx'
import styles from './ChatView.module.css'

export interface AnswerViewProps {
  chatId: string | null
  answer: Answer
  /** What the model is called. */
  name: string
  isWriting: boolean
  /** Whether text shows before it is complete. */
  streams: boolean
}

/** Letters of an answer that show before one asks for the rest. */
const longAnswer = 6000

/** What one model says: as it is written, complete, or why it did not come. */
export function AnswerView({ chatId, answer: { text, message, error }, name, isWriting, streams }: AnswerViewProps) {
  const t = useText()
  const textOf = useErrorText()
  const [showsAll, setShowsAll] = useState(false)
  const isBusy = isWriting && message === undefined && error === undefined
  const shown = isBusy && !streams ? '' : showsAll ? text : text.slice(0, longAnswer)
  const words = error && textOf(error)
  return (
    <article className={styles.answer} aria-busy={isBusy} aria-label={name}>
      <p className={styles.speaker}><bdi>{name}</bdi></p>
      {shown !== '' && <Markdown text={shown} />}
      {isBusy && shown === '' && <Muted>{t('chat.writing')}</Muted>}
      {!isBusy && text === '' && error === undefined && (
        <Muted>{t(message === undefined ? 'chat.noAnswer' : 'chat.emptyAnswer')}</Muted>
      )}
      {!isBusy && shown.length < text.length && (
        <Button kind="quiet" size="small" onPress={() => setShowsAll(true)}>{t('chat.showAll')}</Button>
      )}
      {words && <Callout tone="error" title={words.title}><p>{words.message}</p><p>{words.remedy}</p></Callout>}
      {message !== undefined && chatId !== null && <AnswerTools chatId={chatId} message={message} />}
    </article>
  )
}

const endings = { length: 'chat.stopped.length', context: 'chat.stopped.context', cancelled: 'chat.stopped.cancelled' } as const

function AnswerTools({ chatId, message }: { chatId: string; message: ChatMessage }) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const vote = useAct('voteOnMessage')
  const present = vote.isPending ? vote.variables.vote : message.vote
  const choose = (choice: 'up' | 'down') => (isSelected: boolean) =>
    vote.mutate({ chatId, messageId: message.id, vote: isSelected ? choice : null })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message.content)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
      announce(t('ui.copied'))
    } catch {
      notify({ tone: 'error', text: t('ui.copyFailed') })
    }
  }
  const ending = message.stopped === null || message.stopped === 'stop' ? null : endings[message.stopped]
  return (
    <div className={styles.tools}>
      <Tooltip text={t('chat.copy')}>
        <IconButton
          size="small"
          label={t('chat.copy')}
          icon={copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          onPress={copy}
        />
      </Tooltip>
      <Tooltip text={t('chat.good')}>
        <ToggleButton className={styles.vote} aria-label={t('chat.good')} isSelected={present === 'up'} onChange={choose('up')}>
          <ThumbsUp size={15} aria-hidden />
        </ToggleButton>
      </Tooltip>
      <Tooltip text={t('chat.bad')}>
        <ToggleButton
          className={styles.vote}
          aria-label={t('chat.bad')}
          isSelected={present === 'down'}
          onChange={choose('down')}
        >
          <ThumbsDown size={15} aria-hidden />
        </ToggleButton>
      </Tooltip>
      {ending !== null && <span className={styles.ending}>{t(ending)}</span>}
    </div>
  )
}
