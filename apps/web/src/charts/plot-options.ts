import type uPlot from 'uplot'
import type { Ink } from './ink.ts'
import { lineStyle } from './line-style.ts'
import { drawLineParts } from './plot-drawing.ts'
import { isNoisy, type Values } from './trend.ts'

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
export function plotOptions(
  lines: number, size: { width: number; height: number }, { ink, fontFamily, formatStep, formatValue }: PlotStyle,
): uPlot.Options {
  const axis = { stroke: () => ink('--color-muted'), font: `12px ${fontFamily}`, ticks: { show: false }, gap: 6 }
  const grid = { stroke: () => ink('--color-line'), width: 1 }
  return {
    ...size,
    legend: { show: false },
    padding: [8, null, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 9 },
      bind: {
        mousedown: ignored, mouseup: ignored, click: ignored, dblclick: ignored,
        mousemove: ignored, mouseleave: ignored, mouseenter: ignored,
      },
    },
    scales: { x: { time: false, range: (_, min, max) => (min === max ? [min - 1, max + 1] : [min, max]) } },
    axes: [
      { ...axis, grid: { show: false }, incrs: wholeSteps, size: 28, space: 64, values: (_, splits) => splits.map(formatStep) },
      { ...axis, grid, size: widestLabel, space: 36, values: (_, splits) => splits.map(formatValue) },
    ],
    series: [{}, ...Array.from({ length: lines }, (_, index) => lineOptions(index, ink))],
    hooks: { drawSeries: [(plot, series) => drawLineParts(plot, series, ink)] },
  }
}

function lineOptions(index: number, ink: Ink): uPlot.Series {
  const style = lineStyle(index)
  return {
    stroke: (plot) => (isNoisy(plot.data[index + 1] as Values) ? faint(ink(style.ink)) : ink(style.ink)),
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

/** The same colour, hardly there. */
const faint = (color: string) => color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.3)')
