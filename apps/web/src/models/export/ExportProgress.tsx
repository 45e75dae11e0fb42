import type { Export } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { FailureText } from '../../shell/index.ts'
import { Callout, Muted, ProgressBar, Stack } from '../../ui/index.ts'
import { timeLeft, useSecondsLeft } from '../time-left.ts'
import { exportStates } from './export-state.ts'

/** How far an export has come, or what became of one that gave nothing. */
export function ExportProgress({ made }: { made: Export }) {
  const t = useText()
  const { state, error } = made
  const { text, goesOn } = exportStates[state]
  if (goesOn) {
    return (
      <Stack gap={1}>
        {state === 'queued' ? <ProgressBar label={t(text)} value={0} /> : <Making made={made} />}
        <p><Muted>{t('export.safe')}</Muted></p>
      </Stack>
    )
  }
  return (
    <Callout tone={state === 'cancelled' ? 'info' : 'error'} title={t(text)}>
      <FailureText failure={error} isTitled />
    </Callout>
  )
}

function Making({ made: { stage, progress } }: { made: Export }) {
  const t = useText()
  const format = useFormat()
  const left = useSecondsLeft(progress)
  const words = [format.percent(progress), left === null ? null : timeLeft(left, t, format)]
  return <ProgressBar label={t(`export.stage.${stage}`)} value={progress} valueText={words.filter((part) => part !== null).join(' · ')} />
}
