import styles from './Logo.module.css'

/** The mark: a note whose stem is a tuning fork. Two tones, legible at 16 px. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="4 3 24 26" fill="none" aria-hidden>
      <g stroke="currentColor" strokeWidth="3" strokeLinecap="round">
        <path d="M12.25 5.5v6.25a5.25 5.25 0 0 0 10.5 0V5.5" />
        <path d="M17.5 17v7" />
      </g>
      <ellipse cx="13.6" cy="24.2" rx="4.9" ry="3.7" transform="rotate(-20 13.6 24.2)" className={styles.head} />
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
