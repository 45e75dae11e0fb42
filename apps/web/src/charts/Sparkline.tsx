import { type Curve, thin } from './curve.ts'
import styles from './Sparkline.module.css'

/** Its drawing space; the page stretches it to any size. */
const [width, height] = [100, 24]

export interface SparklineProps {
  curve: Curve
  /** What the curve says, for those who do not see it; leave it out where it stands beside. */
  label?: string
}

/** A curve as small as a word. */
export function Sparkline({ curve, label }: SparklineProps) {
  const path = pathOf(curve)
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 -2 ${width} ${height + 4}`}
      preserveAspectRatio="none"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** The line as an SVG path; it breaks where a value is not a number. */
export function pathOf(curve: Curve): string {
  const { steps, values } = thin(curve, width)
  const finite = values.filter((value) => value !== null)
  if (finite.length === 0) return ''
  const [least, greatest] = [Math.min(...finite), Math.max(...finite)]
  const [first, last] = [steps[0], steps[steps.length - 1]]
  const x = (step: number) => round(((step - first) / (last - first || 1)) * width)
  const y = (value: number) => round(height - ((value - least) / (greatest - least || 1)) * height)
  return steps
    .flatMap((step, index) => {
      const value = values[index]
      const begins = index === 0 || values[index - 1] === null
      return value === null ? [] : [`${begins ? 'M' : 'L'}${x(step)},${y(value)}`]
    })
    .join('')
}

const round = (coordinate: number) => Math.round(coordinate * 10) / 10
