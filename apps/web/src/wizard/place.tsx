import { useText } from '../i18n/index.ts'
import { Link } from '../ui/index.ts'
import { pageOf, previousPage, stages } from './pages.ts'
import { useWizard } from './use-wizard.ts'
import styles from './place.module.css'

/** Where one is, as words: "Stage 2 of 5 · Data", and the way to all stages. */
export function StageLine() {
  const t = useText()
  const { page, project } = useWizard()
  const { stage } = pageOf(page)
  const values = { number: stages.indexOf(stage) + 1, total: stages.length, stage: t(`wizard.stage.${stage}`) }
  return (
    <span className={styles.line}>
      <span>{t('wizard.stageOf', values)}</span>
      <Link quiet to="/projects/$projectId/overview" params={{ projectId: project.id }}>{t('wizard.backToOverview')}</Link>
    </span>
  )
}

/** The way back: to the page before, to the answers where one came to change one, or out of the first page. */
export function BackLink() {
  const t = useText()
  const { page, project, isChange, ...situation } = useWizard()
  const projectId = project.id
  if (isChange) {
    return <Link to="/projects/$projectId/$page" params={{ projectId, page: 'check' }}>{t('wizard.backToAnswers')}</Link>
  }
  const previous = previousPage(page, situation)
  if (previous === null) return <Link to="/projects/$projectId/overview" params={{ projectId }}>{t('wizard.back')}</Link>
  return <Link to="/projects/$projectId/$page" params={{ projectId, page: previous }}>{t('wizard.back')}</Link>
}
