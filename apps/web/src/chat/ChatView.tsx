import { useEffect, useRef, useState } from 'react'
import { RefreshCw } from 'lucide-react'
import type { ChatMessage } from '@tunesmith/contract'
import { useText } from '../i18n/index.ts'
import { useErrorText } from '../shell/index.ts'
import { announce, Button, Callout, Muted } from '../ui/index.ts'
import { AnswerView } from './AnswerView.tsx'
import { Composer } from './Composer.tsx'
import { type AnswerError, hasFailed, type Turn, turnsOf } from './conversation.ts'
import { stopAnswers, useExchange } from './exchanges.ts'
import { useSettings } from './sampling.ts'
import { ShownModel } from './ShownModel.tsx'
import { useEndInView } from './use-end-in-view.ts'
import { useModelName } from './use-models.ts'
import styles from './ChatView.module.css'

export interface ChatViewProps {
  /** null before the first question. */
  chatId: string | null
  /** Who answers the next question. */
  models: readonly string[]
  messages: readonly ChatMessage[]
  /** Asks; with `replaces`, in the place of an earlier question. */
  onAsk: (content: string, replaces?: string) => void
  /** Stays within a frame of its own instead of filling the page. */
  isFramed?: boolean
}

/** A conversation with one model, or with two side by side; on a phone, one of the two shows at a time. */
export function ChatView({ chatId, models, messages, onAsk, isFramed = false }: ChatViewProps) {
  const t = useText()
  const nameOf = useModelName()
  const settings = useSettings()
  const exchange = useExchange(chatId)
  const [shown, setShown] = useState(models.length - 1) // the second is mostly the one that was trained
  const turns = turnsOf(messages, exchange)
  const isWriting = exchange?.isWriting ?? false
  const end = useEndInView(turns)
  useAnnouncedAnswers(turns.at(-1), isWriting)
  const last = turns.at(-1)
  const again = last === undefined ? undefined : () => onAsk(last.question, last.id ?? undefined)
  return (
    <div className={styles.chat} data-framed={isFramed || undefined}>
      {models.length === 2 && <ShownModel names={models.map(nameOf)} shown={shown} onShow={setShown} />}
      <div
        className={styles.messages}
        role="log"
        aria-live="off"
        aria-label={t('chat.messages')}
        tabIndex={isFramed ? 0 : undefined}
      >
        {turns.length === 0 && <p><Muted>{t(models.length === 2 ? 'chat.begin.text' : 'chat.begin.one')}</Muted></p>}
        {turns.map((turn, index) => (
          <TurnView key={turn.id ?? index} turn={turn} chatId={chatId} nameOf={nameOf} streams={settings.streams} shown={shown} />
        ))}
        {exchange?.error && <AskFailed error={exchange.error} />}
        {again !== undefined && (
          <div className={exchange && hasFailed(exchange) ? undefined : styles.again}>
            <Button
              isPending={isWriting}
              kind={exchange && hasFailed(exchange) ? 'secondary' : 'quiet'}
              size="small"
              icon={<RefreshCw size={15} aria-hidden />}
              onPress={again}
            >
              {t(exchange && hasFailed(exchange) ? 'ui.tryAgain' : 'chat.regenerate')}
            </Button>
          </div>
        )}
        <div ref={end} className={styles.end} />
      </div>
      <div className={styles.foot}>
        <Composer
          isWriting={isWriting}
          takesFocus={!isFramed && isWriting}
          onSend={(text) => onAsk(text)}
          onStop={() => chatId !== null && stopAnswers(chatId)}
          onAgain={isWriting ? undefined : again}
        />
      </div>
    </div>
  )
}

interface TurnViewProps {
  turn: Turn
  chatId: string | null
  nameOf: (model: string) => string
  streams: boolean
  /** Which of two answers shows where there is room for one. */
  shown: number
}

function TurnView({ turn: { question, answers, isWriting }, chatId, nameOf, streams, shown }: TurnViewProps) {
  const t = useText()
  return (
    <section className={styles.turn}>
      <div className={styles.question}>
        <p className={styles.hidden}>{t('chat.you')}</p>
        <p dir="auto" className={styles.bubble}>{question}</p>
      </div>
      <div className={styles.answers} data-count={answers.length} data-shown={Math.min(shown, answers.length - 1)}>
        {answers.map((answer) => (
          <AnswerView
            key={answer.model}
            chatId={chatId}
            answer={answer}
            name={nameOf(answer.model)}
            isWriting={isWriting}
            streams={streams}
          />
        ))}
      </div>
    </section>
  )
}

function AskFailed({ error }: { error: AnswerError }) {
  const { title, message, remedy } = useErrorText()(error)
  return (
    <div role="alert">
      <Callout tone="error" title={title}><p>{message}</p><p>{remedy}</p></Callout>
    </div>
  )
}

/** An announcement is heard to its end; the whole answer can be read in its place. */
const longestSpoken = 400

/** Says complete answers once; nothing is said while they are being written. */
function useAnnouncedAnswers(turn: Turn | undefined, isWriting: boolean): void {
  const t = useText()
  const nameOf = useModelName()
  const wasWriting = useRef(false)
  useEffect(() => {
    if (wasWriting.current && !isWriting && turn !== undefined) {
      const spoken = turn.answers.map(({ model, text, error }) => t('chat.answered', {
        model: nameOf(model), text: error?.title ?? (text.slice(0, longestSpoken) || t('chat.emptyAnswer')),
      }))
      announce(spoken.join(' '))
    }
    wasWriting.current = isWriting
  })
}
