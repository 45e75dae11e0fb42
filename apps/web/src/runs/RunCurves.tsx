import { useDeferredValue, useMemo, useState } from 'react'
import { type Curve, LineChart } from '../charts/index.ts'
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
  return (
    <LineChart
      caption={t('runs.curve.lossCaption')}
      lines={lines}
      formatValue={formatLoss}
      height={260}
      fileName={`${fileName}-loss`}
    />
  )
}

/** The curves that tell an expert how training goes; drawn once they are asked for. */
export function MoreCurves({ live, fileName }: { live: LiveRun; fileName: string }) {
  const t = useText()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const isShown = useDeferredValue(isOpen) // opens at once, and draws then
  const { learningRate, gradientNorm, tokensPerSecond, memoryBytes } = live.curves
  const charts = useMemo(() => {
    const significant = (value: number) => format.significant(value, 3)
    const chart = (name: string, label: string, curve: Curve, write: (value: number) => string) =>
      ({ name, label, write, lines: [{ label, curve }] })
    return [
      chart('learning-rate', t('runs.curve.learningRate'), learningRate, significant),
      chart('gradient-norm', t('runs.curve.gradientNorm'), gradientNorm, significant),
      chart('tokens-per-second', t('runs.curve.tokensPerSecond'), tokensPerSecond, format.compact),
      chart('memory', t('runs.curve.memory'), memoryBytes, format.bytes),
    ]
  }, [t, format, learningRate, gradientNorm, tokensPerSecond, memoryBytes])
  return (
    <Disclosure title={t('runs.curve.more')} isExpanded={isOpen} onExpandedChange={setOpen}>
      <Grid minimum="22rem" gap={4}>
        {isShown && charts.map(({ name, label, lines, write }) => (
          <LineChart
            key={name}
            caption={label}
            lines={lines}
            formatValue={write}
            extreme="highest"
            height={160}
            fileName={`${fileName}-${name}`}
          />
        ))}
      </Grid>
    </Disclosure>
  )
}
