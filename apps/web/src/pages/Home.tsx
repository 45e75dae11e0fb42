import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '@tunesmith/contract'
import { useAct, useOperation } from '../api/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout, NewModelButton, useMay } from '../shell/index.ts'
import {
  Card, Cluster, ConfirmDialog, IconButton, Link, LinkButton, Muted, notify, Page, Section, Spinner, Stack,
} from '../ui/index.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { LatestRuns } from './LatestRuns.tsx'
import styles from './Home.module.css'

const shownProjects = 6

/** Where one comes in: what was being worked on, what is being trained, and the way to a new model. */
export function Home() {
  const t = useText()
  const projects = useOperation('listProjects', { limit: shownProjects })
  const runs = useOperation('listRuns', { limit: 5 }, { refetchInterval: 5000 })
  const error = projects.error ?? runs.error
  if (projects.isPending || runs.isPending) {
    return <Page title={t('home.title')}>{error === null ? <Spinner /> : <ErrorCallout error={error} />}</Page>
  }
  if (projects.data?.total === 0 && runs.data?.total === 0) return <FirstSteps />
  return (
    <Page title={t('home.title')} actions={<NewModelButton />}>
      <ErrorCallout error={error} />
      {projects.data !== undefined && projects.data.items.length > 0 && (
        <Section title={t('home.continue.title')}>
          <ul role="list" className={styles.projects}>
            {projects.data.items.map((project) => (
              <li key={project.id}>
                <ProjectCard project={project} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {runs.data !== undefined && (
        <Section title={t('home.runs.title')} actions={<Link to="/runs">{t('home.runs.all')}</Link>}>
          {runs.data.items.length === 0 ? <p><Muted>{t('home.runs.none')}</Muted></p> : <LatestRuns runs={runs.data.items} />}
        </Section>
      )}
    </Page>
  )
}

function ProjectCard({ project }: { project: Project }) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const [isAsking, setAsking] = useState(false)
  const remove = useAct('deleteProject', {
    onDone: () => notify({ tone: 'success', text: t('home.project.deleted', { name: project.name }) }),
  })
  return (
    <Card>
      <Stack gap="half">
        <h3>
          <bdi>{project.name}</bdi>
        </h3>
        <Muted>
          <small>{t('home.continue.changed', { when: format.relative(project.updatedAt) })}</small>
        </Muted>
      </Stack>
      <Cluster justify="between">
        <LinkButton size="small" to="/projects/$projectId" params={{ projectId: project.id }} aria-label={`${t('home.continue')}: ${project.name}`}>
          {t('home.continue')}
        </LinkButton>
        {mayEdit && (
          <IconButton
            size="small"
            label={t('home.project.delete', { name: project.name })}
            icon={<Trash2 size={16} aria-hidden />}
            onPress={() => setAsking(true)}
          />
        )}
      </Cluster>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('home.project.delete.title', { name: project.name })}
        confirmLabel={t('shell.delete')}
        cancelLabel={t('shell.cancel')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ projectId: project.id })}
      >
        <p>{t('home.project.delete.text')}</p>
        <ErrorCallout error={remove.error} />
      </ConfirmDialog>
    </Card>
  )
}
