import type { Export } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { useErrorText } from '../../shell/index.ts'
import { Callout, Muted, ProgressBar, Stack, WithCode } from '../../ui/index.ts'
import { exportStates } from './export-state.ts'

/** How far an export has come, or what became of one that gave nothing. */
export function ExportProgress({ made: { state, stage, progress, error } }: { made: Export }) {
  const t = useText()
  const format = useFormat()
  const textOf = useErrorText()
  const words = t(exportStates[state].text)
  if (exportStates[state].goesOn) {
    return (
      <Stack gap={1}>
        <ProgressBar
          label={state === 'queued' ? words : t(`export.stage.${stage}`)}
          value={state === 'queued' ? 0 : progress}
          valueText={format.percent(progress)}
        />
        <p><Muted>{t('export.safe')}</Muted></p>
      </Stack>
    )
  }
  const failure = error === null ? null : textOf(error)
  return (
    <Callout tone={state === 'cancelled' ? 'info' : 'error'} title={words}>
      {state === 'refused' && <p>{t('export.refused.text')}</p>}
      {failure !== null && (
        <>
          <p dir="auto"><strong>{failure.title}</strong></p>
          <p dir="auto"><WithCode text={failure.message} /></p>
          <p dir="auto"><WithCode text={failure.remedy} /></p>
        </>
      )}
    </Callout>
  )
}
