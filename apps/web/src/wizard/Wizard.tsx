import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { LinkButton, Page, Spinner } from '../ui/index.ts'
import { pageContents } from './page-contents.ts'
import { isPageId, pageBefore, pageToResume } from './pages.ts'
import { useSituation } from './use-situation.ts'
import { WizardContext } from './use-wizard.ts'

/** A page of the Model Training Wizard: loads the project and shows the question of its address. */
export function Wizard() {
  const t = useText()
  const { projectId, page } = useParams({ from: '/studio/projects/$projectId/$page' })
  const { change: isChange = false } = useSearch({ from: '/studio/projects/$projectId/$page' })
  const { project, situation, error } = useSituation(projectId)
  if (error) return <Page title={t('wizard.pageMissing')}><ErrorCallout error={error} /></Page>
  if (!project || !situation) return <Spinner />
  if (!isPageId(page)) {
    return (
      <Page title={t('wizard.pageMissing')} lead={t('wizard.pageMissingHelp')} width="narrow">
        <span>
          <LinkButton kind="primary" to="/projects/$projectId/$page" params={{ projectId, page: pageToResume(project.page) }}>
            {t('wizard.goOn')}
          </LinkButton>
        </span>
      </Page>
    )
  }
  const first = pageBefore(page, situation.answers)
  if (first !== null) return <Navigate to="/projects/$projectId/$page" params={{ projectId, page: first }} replace />
  const Content = pageContents[page]
  return (
    <WizardContext value={{ project, page, isChange, ...situation }}>
      <Content key={page} />
    </WizardContext>
  )
}
