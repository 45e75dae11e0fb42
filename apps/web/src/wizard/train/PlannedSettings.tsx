import { useOperation } from '../../api/index.ts'
import { Explained, useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { DefinitionList, Muted, Spinner, Stack, Tag } from '../../ui/index.ts'
import { settingFields } from './setting-fields.ts'
import { shownValue } from './setting-value.ts'

/** Every setting as it will be, with who chose it and why. */
export function PlannedSettings({ projectId }: { projectId: string }) {
  const t = useText()
  const format = useFormat()
  const settings = useOperation('getProjectSettings', { projectId })
  if (settings.data === undefined) return settings.error ? <ErrorCallout error={settings.error} /> : <Spinner />
  const planned = new Map(settings.data.settings.map((each) => [each.setting, each]))
  return (
    <DefinitionList
      items={settingFields.filter(({ setting }) => planned.has(setting)).map(({ setting }) => {
        const { value, origin, reason } = planned.get(setting)!
        return {
          term: t(`wizard.setting.${setting}`),
          value: (
            <Stack gap="half">
              <bdi>{shownValue(setting, value, t, format)}</bdi>
              {origin === 'given'
                ? <span><Tag tone="accent">{t('wizard.settings.given')}</Tag></span>
                : <Muted><small><Explained reason={reason} /></small></Muted>}
            </Stack>
          ),
        }
      })}
    />
  )
}
