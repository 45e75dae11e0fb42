import { type ReactNode, useState } from 'react'
import type { DatasetRow } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Cluster, notify, Tag } from '../../ui/index.ts'
import { Conversation, RenderedRow } from './Conversation.tsx'
import { type MaskedMessage, maskMessages, type Message } from './learned-messages.ts'
import { RowEditor } from './RowEditor.tsx'
import { RowProblems } from './RowProblems.tsx'
import styles from './RowCard.module.css'

export interface RowCardProps {
  datasetId: string
  row: DatasetRow
  /** Columns of the dataset, to fill in for a row that could not be read. */
  columns: readonly string[]
  /** Shows the row as the model reads it, with the marks of its template. */
  isExact?: boolean
  /** Of its heading. */
  level?: 2 | 3 | 5
}

/** One row as a conversation, with what the model learns of it, what is wrong with it, and ways to change it. */
export function RowCard({ datasetId, row, columns, isExact = false, level = 2 }: RowCardProps) {
  const t = useText()
  const [isEdited, setEdited] = useState(false)
  const { line, tokens, edited, leftOut } = row
  const isUnusable = row.problems.some(({ severity }) => severity === 'error')
  const canEdit = !leftOut && (Object.keys(row.fields).length > 0 || columns.length > 0)
  const restore = useAct('restoreDatasetRow', {
    onDone: () => notify({ tone: 'success', text: t('wizard.rows.restored', { line }) }),
  })
  const bringBack = () => restore.mutate({ datasetId, line })
  const leaveOut = useAct('deleteDatasetRow', {
    onDone: () => notify({
      tone: 'success',
      text: t('wizard.rows.leftOut', { line }),
      action: { label: t('wizard.undo'), onPress: bringBack },
    }),
  })
  const editId = `row-${line}-edit`
  const Heading = `h${level}` as const
  const closeEditor = () => {
    setEdited(false)
    requestAnimationFrame(() => document.getElementById(editId)?.focus()) // it is there again by then
  }
  const act = (label: string, name: string, onPress: () => void, id?: string) => (
    <Button kind="quiet" size="small" id={id} aria-label={name} onPress={onPress}>{label}</Button>
  )
  return (
    <article className={styles.row} aria-labelledby={`row-${line}`} data-left-out={leftOut || undefined}>
      <header className={styles.head}>
        <Cluster>
          <Heading id={`row-${line}`} className={styles.title}>{t('wizard.rows.row', { line })}</Heading>
          {leftOut && <Tag>{t('wizard.rows.isLeftOut')}</Tag>}
          {!leftOut && edited && <Tag tone="info">{t('wizard.rows.edited')}</Tag>}
          {!leftOut && isUnusable && <Tag tone="danger">{t('wizard.rows.unusable')}</Tag>}
          {isExact && tokens !== null && <small className={styles.tokens}>{t('wizard.rows.tokens', { tokens })}</small>}
        </Cluster>
        {!isEdited && (
          <Cluster gap="half">
            {canEdit && act(t('wizard.rows.edit'), t('wizard.rows.editRow', { line }), () => setEdited(true), editId)}
            {leftOut
              ? act(t('wizard.rows.bringBack'), t('wizard.rows.bringBackRow', { line }), bringBack)
              : act(t('wizard.rows.leaveOut'), t('wizard.rows.leaveOutRow', { line }), () => leaveOut.mutate({ datasetId, line }))}
            {!leftOut && edited && act(t('wizard.rows.restore'), t('wizard.rows.restoreRow', { line }), bringBack)}
          </Cluster>
        )}
      </header>
      <RowProblems problems={row.problems} />
      <ErrorCallout error={leaveOut.error ?? restore.error} />
      {isEdited ? <RowEditor datasetId={datasetId} row={row} columns={columns} onClose={closeEditor} /> : contentOf(row, isExact)}
    </article>
  )
}

/** The conversation with its loss mask; the rendered row where that is asked for or tells more; else what stands in the file. */
function contentOf({ messages, stretches, fields, text }: DatasetRow, isExact: boolean): ReactNode {
  const isText = messages?.length === 1 && messages[0].role === 'assistant'
  if (messages !== null && stretches.length === 0) return <Conversation messages={messages.map(unlearned)} isText={isText} />
  const masked = isExact || messages === null ? null : maskMessages(messages, stretches)
  if (masked !== null) return <Conversation messages={masked} isText={isText} />
  if (stretches.length > 0) return <RenderedRow stretches={stretches} />
  const written = text ?? Object.entries(fields).map(([name, value]) => `${name}: ${textOf(value)}`).join('\n')
  return written !== '' && <RenderedRow stretches={[{ text: written, learned: false }]} />
}

const unlearned = (message: Message): MaskedMessage => ({ ...message, stretches: [{ text: message.content, learned: false }] })
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
