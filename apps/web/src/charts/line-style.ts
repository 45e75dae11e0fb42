/** The shape at the points of a line. */
export type Marker = 'circle' | 'square' | 'triangle' | 'diamond'

/** How a line is told apart from the others: by colour, and as well by dash and marker. */
export interface LineStyle {
  /** The design token of its colour. */
  readonly ink: `--chart-${number}`
  /** Lengths of strokes and gaps in CSS pixels; none for a solid line. */
  readonly dash: readonly number[]
  readonly marker: Marker
}

const styles: readonly LineStyle[] = [
  { ink: '--chart-1', dash: [], marker: 'circle' },
  { ink: '--chart-2', dash: [6, 4], marker: 'square' },
  { ink: '--chart-3', dash: [2, 3], marker: 'triangle' },
  { ink: '--chart-4', dash: [10, 3, 2, 3], marker: 'diamond' },
  { ink: '--chart-5', dash: [], marker: 'square' },
  { ink: '--chart-6', dash: [6, 4], marker: 'triangle' },
]

/** The style of the line at an index; after the last one they come again. */
export const lineStyle = (index: number): LineStyle => styles[index % styles.length]

/** A marker as an SVG path around the origin, and as wide as `size`. */
export const markerPath: Readonly<Record<Marker, (size: number) => string>> = {
  circle: (size) => `M${-size / 2},0a${size / 2},${size / 2} 0 1,0 ${size},0a${size / 2},${size / 2} 0 1,0 ${-size},0z`,
  square: (size) => `M${-size / 2},${-size / 2}h${size}v${size}h${-size}z`,
  triangle: (size) => `M0,${-size * 0.6}L${size * 0.6},${size * 0.5}H${-size * 0.6}z`,
  diamond: (size) => `M0,${-size * 0.65}L${size * 0.65},0L0,${size * 0.65}L${-size * 0.65},0z`,
}
