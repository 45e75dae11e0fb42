import type { Dataset } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Muted } from '../../ui/index.ts'
import { Conversation } from './Conversation.tsx'
import type { MaskedMessage } from './learned-messages.ts'

export interface MappingPreviewProps {
  mapping: { question: string | null; answer: string | null; system: string | null }
  columns: Dataset['columns']
}

const parts = [['system', 'system'], ['question', 'user'], ['answer', 'assistant']] as const

/** The first row as the conversation it becomes with what the columns mean so far. */
export function MappingPreview({ mapping, columns }: MappingPreviewProps) {
  const t = useText()
  const messages = parts.flatMap(([part, role]): MaskedMessage[] => {
    const column = columns.find(({ name }) => name === mapping[part])
    if (column === undefined) return []
    const content = column.samples[0] ?? ''
    return [{ role, content, stretches: [{ text: content, learned: role === 'assistant' }] }]
  })
  return (
    <div aria-live="polite">
      {messages.length === 0 ? <Muted>{t('wizard.columns.previewEmpty')}</Muted> : <Conversation messages={messages} />}
    </div>
  )
}
