import type { Dataset } from '@tunesmith/contract'
import type { MessageId, Translate } from '../i18n/index.ts'

/** The layouts of rows by the names they have in the studio. */
const names: Readonly<Record<string, MessageId>> = {
  messages: 'datasets.layout.messages',
  sharegpt: 'datasets.layout.sharegpt',
  instruction: 'datasets.layout.instruction',
  'prompt-completion': 'datasets.layout.prompt-completion',
  'question-answer': 'datasets.layout.question-answer',
  text: 'datasets.layout.text',
}

/** How the rows of a dataset are written, in words. */
export function layoutName({ layout }: Dataset, t: Translate): string {
  if (layout === null) return t('datasets.layout.byHand')
  const name = names[layout.value]
  return name === undefined ? layout.value : t(name)
}
