import { useState } from 'react'
import type { Dataset } from '@tunesmith/contract'
import { useAct, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button, Callout, type FieldProblem, Section, Select, Stack } from '../../ui/index.ts'
import { dataForGoal } from '../goal/data-for-goal.ts'
import { type Answered, Question } from '../Question.tsx'
import { useWizardWithData } from '../use-wizard.ts'
import { ColumnSamples } from './ColumnSamples.tsx'
import { MappingPreview } from './MappingPreview.tsx'

type Mapping = NonNullable<Dataset['mapping']>
type Draft = { [K in keyof Mapping]: string | null }

/** In a list of columns: none of them. No column can have this name, since names are not empty. */
const noColumn = ''

/**
 * What do the columns mean? A fact only the person knows: what was guessed is offered, and taken only on request.
 */
export function ColumnsPage() {
  const t = useText()
  const { answers, dataset } = useWizardWithData()
  const rows = useOperation('listDatasetRows', { datasetId: dataset.id, limit: 10 })
  const update = useAct('updateDataset')
  const isText = dataForGoal[answers.goal ?? 'answer'] === 'text'
  const guess = dataset.needsMapping ? dataset.mapping : null
  const [draft, setDraft] = useState<Draft>(
    (dataset.needsMapping ? null : dataset.mapping) ?? { question: null, answer: null, system: null })
  const set = (part: keyof Mapping) => (column: string) => setDraft({ ...draft, [part]: column === noColumn ? null : column })
  const columns = dataset.columns.map(({ name, samples }) => ({ value: name, label: name, description: samples[0] }))
  const select = (part: keyof Mapping, text: 'asked' | 'answered' | 'text' | 'system', error?: string) => (
    <Select
      id={part}
      label={t(`wizard.columns.${text}`)}
      description={t(`wizard.columns.${text}Help`)}
      placeholder={t(text === 'system' ? 'wizard.columns.noColumn' : 'wizard.columns.choose')}
      error={error}
      isOptional={text === 'system'}
      options={text === 'system' ? [{ value: noColumn, label: t('wizard.columns.noColumn') }, ...columns] : columns}
      value={draft[part]}
      onChange={set(part)}
    />
  )

  const onContinue = async (): Promise<Answered> => {
    const { question, answer, system } = draft
    const problems: FieldProblem[] = []
    if (!isText && question === null) problems.push({ field: 'question', problem: t('wizard.columns.askedMissing') })
    if (answer === null) {
      problems.push({ field: 'answer', problem: t(isText ? 'wizard.columns.textMissing' : 'wizard.columns.answeredMissing') })
    } else if (!isText && question === answer) problems.push({ field: 'answer', problem: t('wizard.columns.same') })
    if (problems.length > 0 || answer === null) return { problems }
    const mapping = { question: isText ? null : question, answer, system: isText ? null : system }
    return { answers: {}, dataset: await update.mutateAsync({ datasetId: dataset.id, mapping }) }
  }

  return (
    <Question
      title={t('wizard.columns.question')}
      lead={t('wizard.columns.lead', { name: dataset.name })}
      width="normal"
      isList
      onContinue={onContinue}
    >
      {(problemOf) => (
        <>
          <ColumnSamples columns={dataset.columns} />
          {guess !== null && draft.answer === null && (
            <Callout actions={<Button size="small" onPress={() => setDraft(guess)}>{t('wizard.columns.takeGuess')}</Button>}>
              {guess.question === null || isText
                ? t('wizard.columns.guessText', { answer: guess.answer })
                : t('wizard.columns.guess', { question: guess.question, answer: guess.answer })}
            </Callout>
          )}
          <Stack gap={3}>
            {!isText && select('question', 'asked', problemOf('question'))}
            {select('answer', isText ? 'text' : 'answered', problemOf('answer'))}
            {!isText && select('system', 'system')}
          </Stack>
          <Section title={t('wizard.columns.preview')}>
            <MappingPreview mapping={draft} rows={rows.data?.items ?? []} isText={isText} />
          </Section>
        </>
      )}
    </Question>
  )
}
