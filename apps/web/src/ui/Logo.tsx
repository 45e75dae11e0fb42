import styles from './Logo.module.css'

/** The mark: a note whose stem is a tuning fork. Two tones, legible at 16 px. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="3.5 3 25 26" fill="none" aria-hidden>
      <g stroke="currentColor" strokeWidth="3.25">
        <path d="M11.5 5v5a5.5 5.5 0 0 0 11 0V5" strokeLinecap="round" />
        <path d="M17 15.5V23" />
      </g>
      <ellipse cx="13.35" cy="24.2" rx="5.3" ry="4" transform="rotate(-22 13.35 24.2)" className={styles.head} />
    </svg>
  )
}

/** Mark and name. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <span className={styles.logo} dir="ltr">
      <Mark size={size} />
      <span className={styles.name} style={{ fontSize: `${size * 0.7}px` }}>Tunesmith</span>
    </span>
  )
}
