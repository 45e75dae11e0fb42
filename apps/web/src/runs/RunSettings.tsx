import type { EventOf } from '@tunesmith/contract'
import { useText } from '../i18n/index.ts'
import { Muted, ScrollRegion, Tag } from '../ui/index.ts'
import { writeSetting } from './write-setting.ts'

/** Every setting of a run with its value and the reason for it: first those a person gave. */
export function RunSettings({ planned }: { planned: EventOf<'planned'> | undefined }) {
  const t = useText()
  if (planned === undefined) return <p><Muted>{t('runs.settings.none')}</Muted></p>
  const settings = planned.settings.toSorted((a, b) => Number(b.origin === 'given') - Number(a.origin === 'given'))
  return (
    <ScrollRegion label={t('runs.settings.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('runs.settings.setting')}</th>
            <th scope="col">{t('runs.settings.value')}</th>
            <th scope="col">{t('runs.settings.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ setting, value, origin, reason }) => (
            <tr key={setting}>
              <th scope="row"><code>{setting}</code></th>
              <td><code dir="ltr">{writeSetting(value)}</code></td>
              <td>{origin === 'given' ? <Tag>{t('runs.settings.given')}</Tag> : <span lang="en" dir="auto">{reason}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
