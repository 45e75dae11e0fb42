import type { ReactNode } from 'react'
import styles from './Table.module.css'

export interface TableColumn<Row> {
  id: string
  title: string
  /** Null leaves it empty. */
  cell: (row: Row) => ReactNode
  /** end: numbers and actions. */
  align?: 'start' | 'end'
  /** Keeps dates and numbers on one line. */
  isNowrap?: boolean
  /** Whether the title is only heard, such as above buttons. */
  isTitleHidden?: boolean
}

export interface TableProps<Row> {
  /** What the table lists; heard, not seen. */
  caption: string
  /** The first one names the row. */
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
}

/** A list with columns. Where there is no room for them, each row stands as names and values. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  // The roles are said aloud because display: block on a phone would take them away.
  return (
    <div className={styles.frame}>
      <table role="table" className={styles.table}>
        <caption className={styles.hidden}>{caption}</caption>
        <thead role="rowgroup" className={styles.head}>
          <tr role="row">
            {columns.map(({ id, title, align, isTitleHidden }) => (
              <th key={id} role="columnheader" scope="col" data-align={align}>
                <span className={isTitleHidden ? styles.hidden : undefined}>{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ id, title, cell, align, isNowrap, isTitleHidden }, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                const content = cell(row)
                return (
                  <Cell
                    key={id}
                    role={index === 0 ? 'rowheader' : 'cell'}
                    scope={index === 0 ? 'row' : undefined}
                    data-align={align}
                    data-nowrap={isNowrap}
                    data-title={isTitleHidden ? undefined : title}
                    className={index === 0 ? styles.name : undefined}
                  >
                    {content !== null && <div className={styles.content}>{content}</div>}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
