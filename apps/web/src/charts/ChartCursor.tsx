import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useFormat, useText } from '../i18n/index.ts'
import { VisuallyHidden } from '../ui/index.ts'
import type { LegendProps } from './Legend.tsx'
import { readingAt } from './reading.ts'
import styles from './LineChart.module.css'

/** Time without a key after which the values are read out, in milliseconds. */
const quietTime = 350

/** Where each key leads from an index: points to move, or an end. Time runs from left to right in every language. */
const keys: Readonly<Record<string, (at: number, last: number, stride: number) => number>> = {
  ArrowLeft: (at, _, stride) => at - stride,
  ArrowRight: (at, _, stride) => at + stride,
  ArrowDown: (at, _, stride) => at - stride,
  ArrowUp: (at, _, stride) => at + stride,
  PageDown: (at) => at - 10,
  PageUp: (at) => at + 10,
  Home: () => 0,
  End: (_, last) => last,
}

export interface ChartCursorProps extends LegendProps {
  caption: string
  onCursor: (index: number | null) => void
  children: ReactNode
}

/** Reads a chart by keyboard: a slider over its points. The values are spoken once the keys rest. */
export function ChartCursor({ caption, lines, data, cursor, onCursor, formatStep, formatValue, children }: ChartCursorProps) {
  const t = useText()
  const format = useFormat()
  const last = data.steps.length - 1
  const at = cursor ?? last
  const [isFocused, setFocused] = useState(false)
  const values = lines.flatMap(({ label }, index) => {
    const value = readingAt(data.columns[index], at)
    return value === undefined ? [] : [`${label} ${value === null ? t('charts.notANumber') : formatValue(value)}`]
  })
  const reading = t('charts.reading', { values: format.list(values), step: formatStep(data.steps[at]) })
  const spoken = useRested(isFocused && cursor !== null ? reading : '', quietTime)
  const move = (event: KeyboardEvent) => {
    const next = keys[event.key]?.(at, last, event.shiftKey ? 10 : 1)
    if (next === undefined) return
    event.preventDefault()
    onCursor(Math.min(last, Math.max(0, next)))
  }
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={caption}
        aria-description={t('charts.keys')}
        aria-valuemin={data.steps[0]}
        aria-valuemax={data.steps[last]}
        aria-valuenow={data.steps[at]}
        aria-valuetext={t('charts.cursor', { step: formatStep(data.steps[at]) })}
        className={styles.cursor}
        onKeyDown={move}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          onCursor(null)
        }}
      >
        {children}
      </div>
      <VisuallyHidden>
        <span aria-live="polite">{spoken}</span>
      </VisuallyHidden>
    </>
  )
}

/** A value that follows once it has stayed the same for a while. */
function useRested(value: string, milliseconds: number): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
