import type { Run } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { useErrorText, useMay } from '../shell/index.ts'
import { Button, Callout, LinkButton, Muted, Stack } from '../ui/index.ts'
import type { LiveRun } from './live-run.ts'

/** Why a run failed, what to do about it, and the ways on. */
export function RunFailure({ run, live }: { run: Run; live: LiveRun }) {
  const t = useText()
  const format = useFormat()
  const textOf = useErrorText()
  const resume = useAct('resumeRun')
  const mayEdit = useMay('editor')
  if (run.error === null) return null
  const { title, message, remedy } = textOf(run.error)
  const checkpoint = live.checkpoint !== undefined && live.checkpoint.step > 0 ? live.checkpoint : undefined
  return (
    <Callout
      tone="error"
      title={title}
      actions={mayEdit && (
        <>
          {checkpoint !== undefined && (
            <Button isPending={resume.isPending} onPress={() => resume.mutate({ runId: run.id })}>
              {t('runs.failed.retry')}
            </Button>
          )}
          {run.projectId !== null && (
            <LinkButton to="/projects/$projectId/$page" params={{ projectId: run.projectId, page: 'check' }}>
              {t('runs.failed.settings')}
            </LinkButton>
          )}
        </>
      )}
    >
      <Stack gap={1}>
        <p dir="auto">{message}</p>
        <p dir="auto"><strong>{t('runs.failed.next')}:</strong> {remedy}</p>
        {checkpoint !== undefined && <p>{t('runs.failed.retryText', { step: format.number(checkpoint.step) })}</p>}
        {resume.error !== null && <p>{textOf(resume.error).message}</p>}
        <small><Muted>{t('runs.failed.code', { code: run.error.code })}</Muted></small>
      </Stack>
    </Callout>
  )
}
