import { useFormat, useText } from '../../i18n/index.ts'
import type { divideRows } from './split.ts'
import styles from './SplitBar.module.css'

const parts = ['train', 'validation', 'test'] as const

/** How rows are divided, as one bar; the numbers beside it say the same. */
export function SplitBar({ divided }: { divided: ReturnType<typeof divideRows> }) {
  const t = useText()
  const format = useFormat()
  const shown = parts.filter((part) => divided[part] > 0)
  const rows = divided.train + divided.validation + divided.test
  return (
    <figure className={styles.figure}>
      <div className={styles.bar} aria-hidden>
        {shown.map((part) => <span key={part} className={styles[part]} style={{ flexGrow: divided[part] }} />)}
      </div>
      <ul role="list" className={styles.legend} aria-label={t('wizard.split.chart', { rows, ...divided })}>
        {shown.map((part) => (
          <li key={part}>
            <span className={`${styles.mark} ${styles[part]}`} aria-hidden />
            {t(`wizard.split.${part}`)} <strong>{format.number(divided[part])}</strong>
          </li>
        ))}
      </ul>
    </figure>
  )
}
