import { activateLanguage, currentLanguage, languages, offeredLanguages, useText } from '../../i18n/index.ts'
import { chooseTheme, themes, useTheme } from '../../shell/theme.ts'
import { Muted, RadioCards, Select, Stack } from '../../ui/index.ts'

/** Light or dark, and the language; kept in this browser. */
export function Appearance() {
  const t = useText()
  const theme = useTheme()
  return (
    <Stack gap={4}>
      <p><Muted>{t('settings.appearance.lead')}</Muted></p>
      <RadioCards
        label={t('shell.theme')}
        value={theme}
        onChange={chooseTheme}
        cards={themes.map((value) => ({
          value,
          title: t(`shell.theme.${value}`),
          description: t(`settings.theme.${value}.text`),
        }))}
      />
      <Select
        label={t('shell.language')}
        value={currentLanguage()}
        onChange={(code) => void activateLanguage(code, true)}
        options={offeredLanguages.map((value) => ({ value, label: languages[value].name }))}
      />
    </Stack>
  )
}
