import type { ModelFile } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Muted, Table } from '../../ui/index.ts'
import styles from './Model.module.css'

/** Files with their sums, by which anybody can tell that they have the same. */
export function ModelFiles({ files }: { files: readonly ModelFile[] }) {
  const t = useText()
  const format = useFormat()
  return (
    <Table
      caption={t('model.files', { count: format.number(files.length) })}
      rows={files}
      keyOf={({ path }) => path}
      columns={[
        { id: 'file', title: t('models.hub.files.file'), cell: ({ path }) => <code>{path}</code> },
        { id: 'size', title: t('models.size'), align: 'end', isNowrap: true, cell: ({ bytes }) => format.bytes(bytes) },
        {
          id: 'sum',
          title: 'SHA-256',
          cell: ({ sha256 }) => (sha256 === null ? <Muted>{t('model.files.summing')}</Muted> : <code className={styles.sum}>{sha256}</code>),
        },
      ]}
    />
  )
}
