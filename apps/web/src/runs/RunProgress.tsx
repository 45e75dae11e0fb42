import type { Run } from '@tunesmith/contract'
import { useFormat, useText } from '../i18n/index.ts'
import { useErrorText } from '../shell/index.ts'
import { Muted, ProgressBar } from '../ui/index.ts'
import { headlineOf } from './headline.ts'
import { activeStates } from './use-live-run.ts'

/** How far it is, or what it came to. */
export function RunProgress({ run }: { run: Run }) {
  const t = useText()
  const format = useFormat()
  const textOf = useErrorText()
  if (run.error !== null) return <Muted><small>{textOf(run.error).title}</small></Muted>
  if (run.verdict !== null) {
    const [now, before] = [run.verdict.now, run.verdict.before].map(({ share }) => format.percent(share))
    return <Muted><small>{t('runs.rightNow', { now, before })}</small></Muted>
  }
  if (!activeStates.has(run.state) && run.state !== 'paused') return null
  const headline = <Muted><small>{headlineOf(run, undefined, t, format)}</small></Muted>
  if (run.state === 'queued') return headline
  return <ProgressBar label={headline} value={run.totalSteps ? run.step / run.totalSteps : null} />
}
