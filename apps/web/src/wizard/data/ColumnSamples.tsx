import type { Dataset } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { VisuallyHidden } from '../../ui/index.ts'
import styles from './ColumnSamples.module.css'

/** The columns of a file with a few values each: a table, and on a phone one card a column. */
export function ColumnSamples({ columns }: Pick<Dataset, 'columns'>) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{t('wizard.columns.table')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('wizard.columns.column')}</th>
            <th scope="col">{t('wizard.columns.samples')}</th>
            <th scope="col">{t('wizard.columns.filled')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, samples, filled }) => (
            <tr key={name}>
              <th scope="row" className={styles.name}>
                <bdi>{name}</bdi>
              </th>
              <td>
                <ul role="list" className={styles.samples}>
                  {samples.map((sample, index) => <li key={index} dir="auto">{sample}</li>)}
                </ul>
              </td>
              <td className={styles.filled}>{format.percent(filled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
