import type { DatasetRow } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Muted } from '../../ui/index.ts'
import { Conversation } from './Conversation.tsx'
import type { MaskedMessage } from './learned-messages.ts'

export interface MappingPreviewProps {
  mapping: { question: string | null; answer: string | null; system: string | null }
  /** A few rows to take one from. */
  rows: readonly DatasetRow[]
  /** Whether the rows are running text. */
  isText: boolean
}

const parts = [['system', 'system'], ['question', 'user'], ['answer', 'assistant']] as const

/** A row as the conversation it becomes with what the columns mean so far: the first that has all of them. */
export function MappingPreview({ mapping, rows, isText }: MappingPreviewProps) {
  const t = useText()
  const used = parts.flatMap(([part, role]) => (mapping[part] === null ? [] : [{ role, column: mapping[part] }]))
  const row = rows.find(({ fields }) => used.every(({ column }) => fields[column])) ?? rows[0]
  const messages = used.map(({ role, column }): MaskedMessage => {
    const content = String(row?.fields[column] ?? '')
    return { role, content, stretches: [{ text: content, learned: role === 'assistant' }] }
  })
  return (
    <div aria-live="polite">
      {messages.length === 0
        ? <Muted>{t('wizard.columns.previewEmpty')}</Muted>
        : <Conversation messages={messages} isText={isText} />}
    </div>
  )
}
