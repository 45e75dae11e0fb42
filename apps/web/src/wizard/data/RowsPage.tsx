import { useNavigate, useSearch } from '@tanstack/react-router'
import { useText } from '../../i18n/index.ts'
import { dataForGoal } from '../goal/data-for-goal.ts'
import { Question } from '../Question.tsx'
import { useWizardWithData } from '../use-wizard.ts'
import { RowList } from './RowList.tsx'

/** Are these the right examples? */
export function RowsPage() {
  const t = useText()
  const { answers, dataset } = useWizardWithData()
  const { change, depth: _, ...view } = useSearch({ from: '/studio/projects/$projectId/$page' })
  const navigate = useNavigate()
  const isText = dataForGoal[answers.goal ?? 'answer'] === 'text'
  return (
    <Question
      title={t(isText ? 'wizard.rows.questionText' : 'wizard.rows.question')}
      lead={t('wizard.rows.lead')}
      width="normal"
      isList
      onContinue={() => ({ answers: {} })}
    >
      {() => (
        <RowList
          dataset={dataset}
          model={answers.model}
          view={view}
          onView={(next) => void navigate({ to: '.', search: { change, ...next }, resetScroll: false })}
        />
      )}
    </Question>
  )
}
