import { SlidersHorizontal } from 'lucide-react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { Button, IconButton, NumberField, Stack, Switch } from '../ui/index.ts'
import { changeSettings, usualSettings, useSettings } from './sampling.ts'
import styles from './SamplingPopover.module.css'

/** How answers are written: each setting with what it does, kept on this device. */
export function SamplingPopover({ onAgain }: { onAgain?: () => void }) {
  const t = useText()
  const settings = useSettings()
  return (
    <DialogTrigger>
      <IconButton label={t('chat.settings')} icon={<SlidersHorizontal size={18} aria-hidden />} />
      <Popover className={styles.popover} placement="top">
        <Dialog className={styles.dialog}>
          {({ close }) => (
            <Stack>
              <Heading slot="title" level={2} className={styles.title}>{t('chat.settings')}</Heading>
              <NumberField
                label={t('chat.settings.temperature')} description={t('chat.settings.temperatureText')}
                minValue={0} maxValue={2} step={0.1}
                value={settings.temperature} onChange={(temperature) => changeSettings({ temperature })}
              />
              <NumberField
                label={t('chat.settings.topP')} description={t('chat.settings.topPText')}
                minValue={0.05} maxValue={1} step={0.05} value={settings.topP} onChange={(topP) => changeSettings({ topP })}
              />
              <NumberField
                label={t('chat.settings.maxTokens')} description={t('chat.settings.maxTokensText')}
                minValue={1} maxValue={4096} value={settings.maxTokens} onChange={(maxTokens) => changeSettings({ maxTokens })}
              />
              <NumberField
                label={t('chat.settings.seed')} description={t('chat.settings.seedText')} formatOptions={{ useGrouping: false }}
                minValue={0} maxValue={2 ** 32 - 1} value={settings.seed} onChange={(seed) => changeSettings({ seed })}
              />
              <Switch isSelected={settings.streams} onChange={(streams) => changeSettings({ streams })}>
                {t('chat.settings.streams')}
              </Switch>
              {onAgain !== undefined && (
                <Button
                  onPress={() => {
                    close()
                    onAgain()
                  }}
                >
                  {t('chat.settings.again')}
                </Button>
              )}
              <Button kind="quiet" size="small" onPress={() => changeSettings(usualSettings)}>{t('chat.settings.usual')}</Button>
            </Stack>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
