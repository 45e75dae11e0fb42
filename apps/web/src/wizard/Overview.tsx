import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Button, Cluster, Dialog, Link, LinkButton, Muted, Page, Spinner, TextField } from '../ui/index.ts'
import styles from './Overview.module.css'
import { pages, pageToResume, type Situation, type Stage, stages, stageState } from './pages.ts'
import { useAnswerSummary } from './train/answer-summary.ts'
import { useSituation } from './use-situation.ts'

const icons = { done: CircleCheck, open: CircleDot, later: Circle } as const
const words = { done: 'wizard.overview.done', open: 'wizard.overview.now', later: 'wizard.overview.later' } as const

/** All stages of a project at a glance: what is done, where to go on, and what was answered. */
export function Overview() {
  const t = useText()
  const { projectId } = useParams({ from: '/studio/projects/$projectId/overview' })
  const { project, situation, error } = useSituation(projectId)
  const [isRenaming, setRenaming] = useState(false)
  if (error) return <Page title={t('wizard.pageMissing')}><ErrorCallout error={error} /></Page>
  if (!project || !situation) return <Spinner />
  const { name, latestRunId: runId } = project
  return (
    <Page
      title={name}
      lead={t('wizard.overview.lead')}
      back={<Link to="/">{t('wizard.started.home')}</Link>}
      actions={<Button size="small" onPress={() => setRenaming(true)}>{t('wizard.overview.changeName')}</Button>}
    >
      <ol role="list" className={styles.stages}>
        {stages.map((stage) => (
          <li key={stage} className={styles.stage}>
            <StageCard stage={stage} projectId={projectId} situation={situation} runId={runId} />
          </li>
        ))}
      </ol>
      <Cluster>
        {runId === null ? (
          <LinkButton kind="primary" to="/projects/$projectId/$page" params={{ projectId, page: pageToResume(project.page) }}>
            {t('wizard.goOn')}
          </LinkButton>
        ) : (
          <LinkButton kind="primary" to="/runs/$runId" params={{ runId }}>{t('wizard.overview.openRun')}</LinkButton>
        )}
      </Cluster>
      {isRenaming && <RenameDialog projectId={projectId} name={name} onClose={() => setRenaming(false)} />}
    </Page>
  )
}

interface StageCardProps {
  stage: Stage
  projectId: string
  situation: Situation
  runId: string | null
}

function StageCard({ stage, projectId, situation, runId }: StageCardProps) {
  const t = useText()
  const state = stageState(stage, situation, runId !== null)
  const Icon = icons[state]
  const lines = useAnswerSummary(situation).filter(({ page, value }) => value !== null && stageOf(page) === stage)
  return (
    <>
      <Icon size={20} aria-hidden className={styles.icon} data-state={state} />
      <div className={styles.body}>
        <Cluster justify="between" align="baseline">
          <h2 className={styles.title}>{t(`wizard.stage.${stage}`)}</h2>
          <Muted>
            <small>{t(words[state])}</small>
          </Muted>
        </Cluster>
        {lines.length > 0 && (
          <ul role="list" className={styles.answers}>
            {lines.map(({ page, term, value }) => (
              <li key={term}>
                <Link to="/projects/$projectId/$page" params={{ projectId, page }}>{term}</Link>
                <span>{value}</span>
              </li>
            ))}
          </ul>
        )}
        {stage === 'ship' && <Muted>{t('wizard.overview.ship')}</Muted>}
      </div>
    </>
  )
}

const stageOf = (page: string) => pages.find(({ id }) => id === page)!.stage

function RenameDialog({ projectId, name: before, onClose }: { projectId: string; name: string; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState(before)
  const [problem, setProblem] = useState<string>()
  const rename = useAct('updateProject', { onDone: onClose })
  const save = () => {
    if (name.trim() === '') return setProblem(t('wizard.overview.nameMissing'))
    rename.mutate({ projectId, name: name.trim() })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('wizard.overview.changeName')}
      actions={<Button kind="primary" isPending={rename.isPending} onPress={save}>{t('wizard.save')}</Button>}
    >
      <ErrorCallout error={rename.error} />
      <TextField label={t('wizard.overview.name')} error={problem} value={name} onChange={setName} maxLength={120} autoFocus />
    </Dialog>
  )
}
