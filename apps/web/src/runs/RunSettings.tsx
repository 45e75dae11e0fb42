import type { EventOf } from '@tunesmith/contract'
import { Explained, useFormat, useText } from '../i18n/index.ts'
import { Muted, Table, Tag } from '../ui/index.ts'
import { writeSetting } from './write-setting.ts'
import styles from './RunSettings.module.css'

/** Every setting of a run with its value and the reason for it: first those a person gave. */
export function RunSettings({ planned }: { planned: EventOf<'planned'> | undefined }) {
  const t = useText()
  const format = useFormat()
  if (planned === undefined) return <p><Muted>{t('runs.settings.none')}</Muted></p>
  const settings = planned.settings.toSorted((a, b) => Number(b.origin === 'given') - Number(a.origin === 'given'))
  return (
    <Table
      caption={t('runs.settings.table')}
      rows={settings}
      keyOf={({ setting }) => setting}
      columns={[
        { id: 'setting', title: t('runs.settings.setting'), cell: ({ setting }) => <code>{setting}</code> },
        {
          id: 'value',
          title: t('runs.settings.value'),
          cell: (setting) => <code dir="ltr" className={styles.value}>{writeSetting(setting, format)}</code>,
        },
        {
          id: 'reason',
          title: t('runs.settings.reason'),
          cell: ({ origin, reason }) =>
            origin === 'given' ? <Tag>{t('runs.settings.given')}</Tag> : <Explained reason={reason} />,
        },
      ]}
    />
  )
}
