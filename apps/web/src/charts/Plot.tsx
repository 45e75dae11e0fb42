import { type PointerEvent, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Aligned } from './align.ts'
import { inkOf, onInkChange } from './ink.ts'
import { plotOptions } from './plot-options.ts'
import styles from './Plot.module.css'

export interface PlotProps {
  data: Aligned
  height: number
  formatStep: (step: number) => string
  formatValue: (value: number) => string
  /** Index of the step under the cursor. */
  cursor: number | null
  onPoint: (index: number | null) => void
}

/** The drawn part of a chart: lines on a canvas, with a cursor that is set from outside. */
export default function Plot({ data, height, formatStep, formatValue, cursor, onPoint }: PlotProps) {
  const root = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const drawnData = useRef<Aligned>(undefined)
  const lines = data.columns.length

  useEffect(() => {
    const element = root.current!
    const { ink, forget } = inkOf(element)
    const { fontFamily } = getComputedStyle(element)
    const size = { width: element.clientWidth, height }
    const drawn = new uPlot(plotOptions(lines, size, { ink, fontFamily, formatStep, formatValue }), tableOf(data), element)
    plot.current = drawn
    drawnData.current = data
    const resized = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height }))
    resized.observe(element)
    const stop = onInkChange(() => {
      forget()
      drawn.redraw(false)
    })
    return () => {
      stop()
      resized.disconnect()
      drawn.destroy()
    }
    // data goes in by the effect below
  }, [lines, height, formatStep, formatValue])

  const pointAt = (index: number | null) => {
    const step = index === null ? undefined : data.steps[index]
    const left = step === undefined ? -10 : plot.current!.valToPos(step, 'x')
    plot.current!.setCursor({ left, top: step === undefined ? -10 : 0 }, false)
  }

  useEffect(() => {
    if (drawnData.current === data) return pointAt(cursor)
    // each of many charts in a task of its own, so that what a person does comes in between
    const timer = setTimeout(() => {
      plot.current!.setData(tableOf(data))
      drawnData.current = data
      pointAt(cursor)
    })
    return () => clearTimeout(timer)
  }, [cursor, data])

  const point = (event: PointerEvent) => {
    const { left } = plot.current!.over.getBoundingClientRect()
    onPoint(plot.current!.posToIdx(event.clientX - left))
  }
  return (
    <div
      ref={root}
      dir="ltr"
      className={styles.plot}
      style={{ blockSize: height }}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
    />
  )
}

const tableOf = ({ steps, columns }: Aligned) => [steps, ...columns] as unknown as uPlot.AlignedData
