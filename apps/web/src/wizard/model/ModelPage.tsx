import { useState } from 'react'
import { Search } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { Model } from '@tunesmith/contract'
import { readQuery, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { EmptyState, LinkButton, pageTitleId, RadioCards, Spinner } from '../../ui/index.ts'
import { type Answered, Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { ModelFacts, useModelDescription } from './ModelFacts.tsx'
import { recommendModel } from './recommend-model.ts'

/** Which model should it start from? The recommended one first, then those that train here, then the others. */
export function ModelPage() {
  const t = useText()
  const { answers, project, isChange } = useWizard()
  const { model: fetched } = useSearch({ from: '/studio/projects/$projectId/$page' })
  const queries = useQueryClient()
  const models = useOperation('listModels')
  const times = useOperation('listProjectTimes', { projectId: project.id }, { enabled: answers.datasetId !== undefined })
  const describe = useModelDescription()
  const [given, setGiven] = useState(fetched ?? answers.model)
  const find = (
    <LinkButton
      to="/models/hub"
      search={{ format: 'safetensors', project: project.id, change: isChange || undefined }}
      icon={<Search size={16} aria-hidden />}
    >
      {t('models.find')}
    </LinkButton>
  )
  const items = models.data?.items ?? []
  const recommended = recommendModel(items, answers.language)
  const choice = given ?? recommended?.id ?? null

  const secondsOf = ({ id, trainable, fits }: Model) => {
    const known = times.data?.items.find(({ model }) => model === id)?.seconds
    return known ?? (times.isFetching && trainable.value && fits.value !== 'no' ? null : undefined)
  }

  const onContinue = async (): Promise<Answered> => {
    const known = (await queries.ensureQueryData(readQuery('listModels'))).items // Continue may be pressed before they are there
    const model = given ?? recommendModel(known, answers.language)?.id
    if (known.some(({ id }) => id === model)) return { answers: { model } }
    const problem = t(model === undefined ? 'wizard.model.missing' : 'wizard.model.unavailable')
    return { problems: [{ field: 'model', problem }] }
  }

  return (
    <Question title={t('wizard.model.question')} lead={t('wizard.model.lead')} width="normal" onContinue={onContinue}>
      {(problemOf) => (
        <>
          <ErrorCallout error={models.error} onRetry={() => void models.refetch()} />
          {models.isPending && <Spinner />}
          {models.data?.total === 0 && <EmptyState title={t('wizard.model.none')} actions={find}>{t('wizard.model.noneHelp')}</EmptyState>}
          {items.length > 0 && (
            <RadioCards
              id="model"
              aria-labelledby={pageTitleId}
              error={problemOf('model')}
              columns={2}
              value={choice}
              onChange={setGiven}
              cards={items.toSorted((a, b) => rank(a, recommended?.id) - rank(b, recommended?.id)).map((model) => ({
                value: model.id,
                title: <bdi>{model.name}</bdi>,
                description: describe(model),
                recommended: model.id === recommended?.id ? t(`wizard.model.reason.${recommended.reason}`) : undefined,
                isDisabled: !model.trainable.value,
                details: <ModelFacts model={model} language={answers.language} seconds={secondsOf(model)} />,
              }))}
            />
          )}
          {items.length > 0 && <div>{find}</div>}
        </>
      )}
    </Question>
  )
}

function rank({ id, trainable, fits }: Model, recommended?: string): number {
  if (id === recommended) return 0
  if (!trainable.value) return 4
  return { well: 1, tight: 2, no: 3 }[fits.value]
}
