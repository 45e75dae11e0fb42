import type uPlot from 'uplot'
import type { Ink } from './ink.ts'
import { lineStyle, markerPath } from './line-style.ts'

export interface PlotStyle {
  ink: Ink
  fontFamily: string
  formatStep: (step: number) => string
  formatValue: (value: number) => string
}

/** Tick distances of a step axis: whole steps only. */
const wholeSteps = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((first) => first * 10 ** power)).flat()

const ignored = () => null

/** How uPlot draws lines in the colours of the page. Pointer and keyboard are the chart's own. */
export function plotOptions(lines: number, size: { width: number; height: number }, { ink, fontFamily, formatStep, formatValue }: PlotStyle): uPlot.Options {
  const axis = { stroke: () => ink('--color-muted'), font: `12px ${fontFamily}`, ticks: { show: false }, gap: 6 }
  return {
    ...size,
    legend: { show: false },
    padding: [8, 12, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 9 },
      bind: { mousedown: ignored, mouseup: ignored, click: ignored, dblclick: ignored, mousemove: ignored, mouseleave: ignored, mouseenter: ignored },
    },
    scales: { x: { time: false, range: (_, min, max) => (min === max ? [min - 1, max + 1] : [min, max]) } },
    axes: [
      { ...axis, grid: { show: false }, incrs: wholeSteps, size: 28, space: 64, values: (_, splits) => splits.map(formatStep) },
      { ...axis, grid: { stroke: () => ink('--color-line'), width: 1 }, size: widestLabel, space: 36, values: (_, splits) => splits.map(formatValue) },
    ],
    series: [{}, ...Array.from({ length: lines }, (_, index) => lineOptions(index, ink))],
    hooks: { drawSeries: [(plot, series) => drawMarkers(plot, series, ink)] },
  }
}

function lineOptions(index: number, ink: Ink): uPlot.Series {
  const style = lineStyle(index)
  return {
    stroke: () => ink(style.ink),
    width: 1.75,
    dash: style.dash.map((length) => length * devicePixelRatio),
    points: { show: false },
  }
}

/** As much room as the widest label of the axis takes. */
function widestLabel(plot: uPlot, labels: string[] | null): number {
  if (labels === null) return 40
  plot.ctx.save()
  plot.ctx.font = plot.axes[1].font![0] as unknown as string // uPlot has made it a list of font and sizes
  const widest = Math.max(...labels.map((label) => plot.ctx.measureText(label).width)) / devicePixelRatio
  plot.ctx.restore()
  return Math.ceil(widest) + 12
}

/** Lines with fewer points have a marker at each; others have a few, spread over the width. */
const fewPoints = 40
const spreadMarkers = 8
const markerSize = 7

function drawMarkers(plot: uPlot, series: number, ink: Ink): void {
  const values = plot.data[series]
  const style = lineStyle(series - 1)
  const present = [...values.keys()].filter((index) => typeof values[index] === 'number')
  const every = present.length <= fewPoints ? 1 : Math.ceil(present.length / spreadMarkers)
  // lines begin their markers at different places, so that they do not cover each other
  const from = Math.floor((every * ((series - 1) % 4)) / 4)
  const shape = new Path2D(markerPath[style.marker](markerSize * devicePixelRatio))
  plot.ctx.save()
  plot.ctx.fillStyle = ink(style.ink)
  for (let index = from; index < present.length; index += every) {
    const point = present[index]
    plot.ctx.setTransform(1, 0, 0, 1, plot.valToPos(plot.data[0][point], 'x', true), plot.valToPos(values[point]!, 'y', true))
    plot.ctx.fill(shape)
  }
  plot.ctx.restore()
}
