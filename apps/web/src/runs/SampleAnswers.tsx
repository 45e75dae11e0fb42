import type { EventOf } from '@tunesmith/contract'
import { useFormat, useText } from '../i18n/index.ts'
import { Muted } from '../ui/index.ts'
import { type WordRun, wordChanges } from './word-changes.ts'
import styles from './SampleAnswers.module.css'

/** Questions with the answer of the base model and that of the model as it is, and what of it is new. */
export function SampleAnswers({ event }: { event: EventOf<'sampled'> | undefined }) {
  const t = useText()
  const format = useFormat()
  if (event === undefined) return <p><Muted>{t('runs.samples.none')}</Muted></p>
  const hasChanges = event.samples.some(({ before, now }) => before !== undefined && before !== now)
  const about = [t('runs.samples.atStep', { step: format.number(event.step) }), ...(hasChanges ? [t('runs.samples.marked')] : [])]
  return (
    <>
      <p><Muted>{about.join(' · ')}</Muted></p>
      <ul role="list" className={styles.samples}>
        {event.samples.map(({ prompt, expected, before, now }, index) => (
          <li key={index}>
            <AnswerPair prompt={prompt} expected={expected} before={before} now={now} />
          </li>
        ))}
      </ul>
    </>
  )
}

export interface AnswerPairProps {
  prompt: string
  expected?: string
  before?: string
  now: string
  /** Marks whether each of them is right. */
  isRight?: { before: boolean; now: boolean }
}

/** One question, and how the answer to it has changed. */
export function AnswerPair({ prompt, expected, before, now, isRight }: AnswerPairProps) {
  const t = useText()
  const format = useFormat()
  const changes = before === undefined ? null : wordChanges(before, now, format.locale)
  const right = (is: boolean | undefined) => is !== undefined && (
    <span className={is ? styles.right : styles.wrong}>
      {is ? `✓ ${t('runs.answers.right')}` : `✗ ${t('runs.answers.isWrong')}`}
    </span>
  )
  const isSame = before === now
  return (
    <article className={styles.pair}>
      <p className={styles.prompt} dir="auto">{prompt}</p>
      <dl className={styles.answers}>
        {before !== undefined && !isSame && (
          <div>
            <dt>{t('runs.samples.before')} {right(isRight?.before)}</dt>
            <dd className={styles.before} dir="auto"><Answer text={before} runs={changes?.before} kind="del" /></dd>
          </div>
        )}
        <div>
          <dt>{t(isSame ? 'runs.samples.same' : 'runs.samples.now')} {right(isRight?.now)}</dt>
          <dd dir="auto"><Answer text={now} runs={changes?.now} kind="ins" /></dd>
        </div>
        {expected !== undefined && (
          <div>
            <dt>{t('runs.samples.expected')}</dt>
            <dd className={styles.expected} dir="auto">{expected}</dd>
          </div>
        )}
      </dl>
    </article>
  )
}

function Answer({ text, runs, kind: Mark }: { text: string; runs: readonly WordRun[] | undefined; kind: 'ins' | 'del' }) {
  const t = useText()
  if (text.trim() === '') return <Muted>{t('runs.samples.emptyAnswer')}</Muted>
  if (runs === undefined) return text
  return runs.map((run, index) => (run.changed ? <Mark key={index}>{run.text}</Mark> : run.text))
}
