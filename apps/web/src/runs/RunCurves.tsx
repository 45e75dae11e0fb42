import { useMemo } from 'react'
import { LineChart } from '../charts/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { Disclosure, Grid } from '../ui/index.ts'
import type { LiveRun } from './live-run.ts'

/** The loss of a run, on the rows it trains on and on those held out. */
export function LossCurve({ live, fileName }: { live: LiveRun; fileName: string }) {
  const t = useText()
  const format = useFormat()
  const { loss, validationLoss } = live.curves
  const lines = useMemo(() => [
    { label: t('runs.curve.training'), curve: loss },
    ...(validationLoss.steps.length > 0 ? [{ label: t('runs.curve.validation'), curve: validationLoss }] : []),
  ], [t, loss, validationLoss])
  const formatLoss = useMemo(() => (value: number) => format.significant(value, 3), [format])
  return <LineChart caption={t('runs.curve.lossCaption')} lines={lines} formatValue={formatLoss} height={260} fileName={`${fileName}-loss`} />
}

/** The curves that tell an expert how training goes. */
export function MoreCurves({ live, fileName }: { live: LiveRun; fileName: string }) {
  const t = useText()
  const format = useFormat()
  const { learningRate, gradientNorm, tokensPerSecond, memoryBytes } = live.curves
  const charts = useMemo(() => [
    { name: 'learning-rate', label: t('runs.curve.learningRate'), curve: learningRate, write: (value: number) => format.significant(value, 3) },
    { name: 'gradient-norm', label: t('runs.curve.gradientNorm'), curve: gradientNorm, write: (value: number) => format.significant(value, 3) },
    { name: 'tokens-per-second', label: t('runs.curve.tokensPerSecond'), curve: tokensPerSecond, write: format.compact },
    { name: 'memory', label: t('runs.curve.memory'), curve: memoryBytes, write: format.bytes },
  ].map(({ label, curve, ...rest }) => ({ ...rest, label, lines: [{ label, curve }] })), [t, format, learningRate, gradientNorm, tokensPerSecond, memoryBytes])
  return (
    <Disclosure title={t('runs.curve.more')}>
      <Grid minimum="22rem" gap={4}>
        {charts.map(({ name, label, lines, write }) => (
          <LineChart key={name} caption={label} lines={lines} formatValue={write} extreme="highest" height={160} fileName={`${fileName}-${name}`} />
        ))}
      </Grid>
    </Disclosure>
  )
}
