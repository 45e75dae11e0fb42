import { useState } from 'react'
import type { DatasetRow } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { announce, Button, Cluster, CodeBlock, Stack, TextArea } from '../../ui/index.ts'
import { type Fields, textsOf, withText } from './row-fields.ts'

export interface RowEditorProps {
  datasetId: string
  row: DatasetRow
  /** Columns to fill in for a row that could not be read. */
  columns: readonly string[]
  onClose: () => void
}

/** Changes the texts of a row, in place. */
export function RowEditor({ datasetId, row, columns, onClose }: RowEditorProps) {
  const t = useText()
  const { line, text: inFile } = row
  const fields: Fields = inFile === null ? row.fields : Object.fromEntries(columns.map((name) => [name, '']))
  const texts = textsOf(fields)
  const [changed, setChanged] = useState<Readonly<Record<number, string>>>({})
  const [wrong, setWrong] = useState<number>()
  const save = useAct('updateDatasetRow', {
    onDone: () => {
      announce(t('wizard.rows.saved', { line }))
      onClose()
    },
  })
  const submit = () => {
    let next: Fields = fields
    for (const [index, text] of Object.entries(changed)) {
      try {
        next = withText(next, texts[Number(index)], text)
      } catch {
        return setWrong(Number(index))
      }
    }
    save.mutate({ datasetId, line, fields: next })
  }
  return (
    <Stack>
      {inFile !== null && <CodeBlock title={t('wizard.rows.asInFile')} code={inFile} wraps />}
      {texts.map(({ name, text, isJson }, index) => (
        <TextArea
          key={name}
          label={<bdi>{name}</bdi>}
          error={wrong === index ? t('wizard.rows.notJson') : undefined}
          rows={isJson || text.length > 160 ? 5 : 2}
          value={changed[index] ?? text}
          onChange={(next) => setChanged({ ...changed, [index]: next })}
          autoFocus={index === 0}
        />
      ))}
      <ErrorCallout error={save.error} />
      <Cluster>
        <Button isPending={save.isPending} onPress={submit}>{t('wizard.save')}</Button>
        <Button kind="quiet" onPress={onClose}>{t('wizard.cancel')}</Button>
      </Cluster>
    </Stack>
  )
}
