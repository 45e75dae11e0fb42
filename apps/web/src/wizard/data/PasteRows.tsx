import { useState } from 'react'
import type { Dataset } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Card, Cluster, TextArea } from '../../ui/index.ts'

export interface PasteRowsProps {
  /** What was pasted elsewhere, to begin with. */
  text: string
  onDone: (dataset: Dataset) => void
  onCancel: () => void
}

/** Makes a dataset of pasted rows. */
export function PasteRows({ text: given, onDone, onCancel }: PasteRowsProps) {
  const t = useText()
  const format = useFormat()
  const [text, setText] = useState(given)
  const [problem, setProblem] = useState<string>()
  const create = useAct('createDatasetFromText', { onDone })
  const take = () => {
    if (text.trim() === '') return setProblem(t('wizard.data.pasteMissing'))
    setProblem(undefined)
    create.mutate({ name: t('wizard.data.pastedName', { time: format.dateTime(new Date()) }), text })
  }
  return (
    <Card>
      <TextArea
        label={t('wizard.data.pasteLabel')}
        description={t('wizard.data.pasteHelp')}
        error={problem}
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <ErrorCallout error={create.error} />
      <Cluster>
        <Button isPending={create.isPending} onPress={take}>{t('wizard.data.pasteUse')}</Button>
        <Button kind="quiet" onPress={onCancel}>{t('wizard.cancel')}</Button>
      </Cluster>
    </Card>
  )
}
