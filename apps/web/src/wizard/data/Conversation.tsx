import { useText } from '../../i18n/index.ts'
import type { MaskedMessage, Stretch } from './learned-messages.ts'
import styles from './Conversation.module.css'

export interface ConversationProps {
  messages: readonly MaskedMessage[]
  /** Whether it is running text, which nobody says. */
  isText?: boolean
}

/** Messages with the loss mask laid over them: what the model learns to write is marked by colour and by a line below it. */
export function Conversation({ messages, isText = false }: ConversationProps) {
  const t = useText()
  return (
    <dl className={styles.conversation}>
      {messages.map(({ role, stretches }, index) => (
        <div key={index} className={styles.message} data-role={role}>
          <dt className={styles.role}>{t(`wizard.role.${isText ? 'text' : role}`)}</dt>
          <dd className={styles.text} dir="auto">
            <Masked stretches={stretches} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A whole row as the model reads it, with the marks of its template. */
export function RenderedRow({ stretches }: { stretches: readonly Stretch[] }) {
  return (
    <pre className={styles.rendered} dir="auto">
      <Masked stretches={stretches} />
    </pre>
  )
}

/** What the marking means, with a sample of each. */
export function MaskLegend() {
  const t = useText()
  return (
    <ul role="list" className={styles.legend} aria-label={t('wizard.rows.legend')}>
      <li>
        <mark className={styles.learned}>{t('wizard.rows.learned')}</mark>
      </li>
      <li>{t('wizard.rows.read')}</li>
    </ul>
  )
}

function Masked({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ text, learned }, index) =>
    learned ? <mark key={index} className={styles.learned}>{text}</mark> : <span key={index}>{text}</span>)
}
