import { type FormEvent, type ReactNode, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { Answers, Dataset } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { useErrorText } from '../shell/index.ts'
import { Button, ErrorSummary, type FieldProblem, Page } from '../ui/index.ts'
import { BackLink, StageLine } from './place.tsx'
import { nextPage, pageOf } from './pages.ts'
import { useWizard } from './use-wizard.ts'
import styles from './Question.module.css'

/** What Continue saves. A dataset is given where the answer is another one than before, a name where it names the project. */
export interface Saved {
  answers: Partial<Answers>
  dataset?: Dataset
  name?: string
}

/** What Continue saves, or what keeps it from going on. */
export type Answered = Saved | { problems: FieldProblem[] }

export interface QuestionProps {
  /** The question: the heading, and the label of the one field below. */
  title: string
  lead?: ReactNode
  /** How wide the fields may be; the heading stands at the same place on every page. */
  width?: 'narrow' | 'normal' | 'wide'
  /** Whether it has many links and buttons of its own: on a phone, Continue then waits below instead of floating over them. */
  isList?: boolean
  /** What the one primary button says, where it does more than go on. */
  continueLabel?: string
  onContinue: () => Answered | Promise<Answered>
  /** The fields; they get the problem of a field by its id. */
  children: (problemOf: (field: string) => string | undefined) => ReactNode
}

/** A page of the wizard: Back, the question, what keeps it from going on, the answer, and Continue. */
export function Question({ title, lead, width = 'narrow', isList = false, continueLabel, onContinue, children }: QuestionProps) {
  const t = useText()
  const errorText = useErrorText()
  const { page, project, answers: known, dataset, isChange } = useWizard()
  const navigate = useNavigate()
  const update = useAct('updateProject')
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [isPending, setPending] = useState(false)

  const goOn = async () => {
    const answered = await onContinue()
    if ('problems' in answered) return setProblems(answered.problems)
    setProblems([])
    const situation = { answers: { ...known, ...answered.answers }, dataset: answered.dataset ?? dataset }
    const next = nextPage(page, situation, isChange)
    await update.mutateAsync({ projectId: project.id, page: next, answers: answered.answers, name: answered.name })
    await navigate({
      to: '/projects/$projectId/$page',
      params: { projectId: project.id, page: next },
      search: { change: isChange && next !== 'check' ? true : undefined },
    })
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    try {
      await goOn()
    } catch (error) {
      const { title, message, remedy } = errorText(error as Error)
      setProblems([{ problem: `${title}. ${message} ${remedy}` }])
    } finally {
      setPending(false)
    }
  }

  return (
    <Page
      title={title}
      lead={lead}
      width={width === 'wide' ? 'wide' : 'normal'}
      eyebrow={<StageLine />}
      back={<BackLink />}
      windowTitle={t(`wizard.stage.${pageOf(page).stage}`)}
      hasProblem={problems.length > 0}
      focusKey={page}
    >
      <form noValidate onSubmit={submit} className={styles.form} data-width={width}>
        <ErrorSummary problems={problems} />
        {children((field) => problems.find((problem) => problem.field === field)?.problem)}
        <div className={styles.bar} data-floats={!isList || undefined}>
          <Button type="submit" kind="primary" isPending={isPending}>{continueLabel ?? t('wizard.continue')}</Button>
        </div>
      </form>
    </Page>
  )
}
