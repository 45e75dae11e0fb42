import { useState } from 'react'
import { ArrowRight } from 'lucide-react'
import type { Goal } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { pageTitleId, RadioCards } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { dataForGoal } from './data-for-goal.ts'
import styles from './GoalPage.module.css'

const goals = Object.keys(dataForGoal) as Goal[]

/** What should your model do? A fact only the person knows, so nothing is chosen beforehand. */
export function GoalPage() {
  const t = useText()
  const { answers } = useWizard()
  const [goal, setGoal] = useState<Goal | null>(answers.goal ?? null)
  return (
    <Question
      title={t('wizard.goal.question')}
      lead={t('wizard.goal.lead')}
      width="normal"
      onContinue={() =>
        goal === null ? { problems: [{ field: 'goal', problem: t('wizard.goal.missing') }] } : { answers: { goal } }}
    >
      {(problemOf) => (
        <RadioCards
          id="goal"
          aria-labelledby={pageTitleId}
          error={problemOf('goal')}
          columns={2}
          value={goal}
          onChange={setGoal}
          cards={goals.map((value) => ({
            value,
            title: t(`wizard.goal.${value}.title`),
            description: t(`wizard.goal.${value}.description`),
            details: <Example goal={value} />,
          }))}
        />
      )}
    </Question>
  )
}

function Example({ goal }: { goal: Goal }) {
  const t = useText()
  return (
    <span className={styles.example}>
      <span>{t(`wizard.goal.${goal}.from`)}</span>
      <span className={styles.becomes}>
        <ArrowRight size={14} role="img" aria-label={t('wizard.goal.becomes')} className={styles.arrow} />
        <span>{t(`wizard.goal.${goal}.to`)}</span>
      </span>
    </span>
  )
}
