import { useAct, useOperation } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useText } from '../../i18n/index.ts'
import { CodeBlock, DefinitionList, Disclosure, Link, Section, Stack, Tag } from '../../ui/index.ts'
import { openPages } from '../pages.ts'
import { type Answered, Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { useAnswerSummary } from './answer-summary.ts'
import { PlanPanel } from './PlanPanel.tsx'
import { PlannedSettings } from './PlannedSettings.tsx'
import { RecipeBlock } from './RecipeBlock.tsx'

/** Check your answers: what was answered, what it will take, and what exactly will run. Nothing is trained before Start. */
export function CheckPage() {
  const t = useText()
  const wizard = useWizard()
  const projectId = wizard.project.id
  const summary = useAnswerSummary(wizard)
  const open = openPages(wizard)
  const recipe = useOperation('getProjectRecipe', { projectId }, { enabled: open.length === 0 })
  const start = useAct('startRun')

  const onContinue = async (): Promise<Answered> => {
    if (open.length > 0) {
      return {
        problems: summary.filter(({ page }) => open.includes(page))
          .map(({ page, term }) => ({ field: changeId(page), problem: t('wizard.check.answerFirst', { answer: term }) })),
      }
    }
    await start.mutateAsync({ projectId })
    return { answers: {} }
  }

  return (
    <Question
      title={t('wizard.check.question')}
      lead={t('wizard.check.lead')}
      width="normal"
      isList
      continueLabel={t('wizard.check.start')}
      onContinue={onContinue}
    >
      {() => (
        <>
          <Section title={t('wizard.check.answers')}>
            <DefinitionList
              items={summary.map(({ page, term, value, depth }) => ({
                term,
                value: value ?? <Tag tone="warning">{t('wizard.check.missing')}</Tag>,
                action: (
                  <Link
                    id={changeId(page)}
                    to="/projects/$projectId/$page"
                    params={{ projectId, page }}
                    search={{ change: true, depth }}
                    aria-label={t('wizard.check.changeOf', { answer: term })}
                  >
                    {t('wizard.check.change')}
                  </Link>
                ),
              }))}
            />
          </Section>
          {open.length === 0 && (
            <>
              <PlanPanel projectId={projectId} />
              <Stack gap={1}>
                <Disclosure level={2} title={t('wizard.plan.settings')}>
                  <PlannedSettings projectId={projectId} />
                </Disclosure>
                <Disclosure level={2} title={t('wizard.plan.recipe')}>
                  <RecipeBlock projectId={projectId} />
                </Disclosure>
                <Code operation="startRun" input={{ projectId }} level={2} />
                {recipe.data && <CodeBlock title={t('wizard.plan.command')} code={recipe.data.command} wraps />}
              </Stack>
            </>
          )}
        </>
      )}
    </Question>
  )
}

const changeId = (page: string) => `change-${page}`
