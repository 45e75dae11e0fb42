import type uPlot from 'uplot'
import type { Ink } from './ink.ts'
import { type LineStyle, lineStyle, markerPath } from './line-style.ts'
import { isNoisy, trendOf, type Values } from './trend.ts'

/** Draws over a line what uPlot does not know: its trend where it has very many points, and its markers. */
export function drawLineParts(plot: uPlot, series: number, ink: Ink): void {
  const values = plot.data[series] as Values
  const style = lineStyle(series - 1)
  const shown = isNoisy(values) ? trendOf(values) : values
  plot.ctx.save()
  plot.ctx.strokeStyle = ink(style.ink)
  plot.ctx.fillStyle = ink(style.ink)
  if (shown !== values) drawTrend(plot, shown, style)
  drawMarkers(plot, shown, series, style)
  plot.ctx.restore()
}

const trendWidth = 2

function drawTrend(plot: uPlot, trend: Values, { dash }: LineStyle): void {
  const path = new Path2D()
  trend.forEach((value, index) => {
    if (typeof value === 'number') path.lineTo(...positionOf(plot, index, value))
  })
  plot.ctx.lineWidth = trendWidth * devicePixelRatio
  plot.ctx.lineJoin = 'round'
  plot.ctx.setLineDash(dash.map((length) => length * devicePixelRatio))
  plot.ctx.stroke(path)
}

/** Lines with fewer points have a marker at each; others have a few, spread over the width. */
const fewPoints = 40
const spreadMarkers = 8
const markerSize = 7

function drawMarkers(plot: uPlot, values: Values, series: number, { marker }: LineStyle): void {
  const present = [...values.keys()].filter((index) => typeof values[index] === 'number')
  const every = present.length <= fewPoints ? 1 : Math.ceil(present.length / spreadMarkers)
  // lines begin their markers at different places, so that they do not cover each other
  const from = Math.floor((every * ((series - 1) % 4)) / 4)
  const shape = new Path2D(markerPath[marker](markerSize * devicePixelRatio))
  for (let at = from; at < present.length; at += every) {
    const index = present[at]
    plot.ctx.setTransform(1, 0, 0, 1, ...positionOf(plot, index, values[index]!))
    plot.ctx.fill(shape)
  }
}

/** Where a point lies on the canvas. */
const positionOf = (plot: uPlot, index: number, value: number): [number, number] =>
  [plot.valToPos(plot.data[0][index], 'x', true), plot.valToPos(value, 'y', true)]
