import type { ReactElement } from 'react'
import { LogOut } from 'lucide-react'
import { useAct } from '../api/index.ts'
import { activateLanguage, currentLanguage, type LanguageCode, languages, offeredLanguages, useText } from '../i18n/index.ts'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/index.ts'
import { useUser } from './session.ts'
import { chooseTheme, themes, useTheme } from './theme.ts'

/** Appearance and language, and for who is signed in the way out. */
export function AccountMenu({ trigger }: { trigger: ReactElement }) {
  const t = useText()
  const theme = useTheme()
  const user = useUser()
  const signOut = useAct('signOut')
  return (
    <Menu trigger={trigger} label={t(user === null ? 'shell.preferences' : 'shell.account')}>
      <MenuChoice
        title={t('shell.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
        onChange={chooseTheme}
      />
      <MenuSeparator />
      <MenuChoice
        title={t('shell.language')}
        value={currentLanguage()}
        options={offeredLanguages.map((value) => ({ value, label: languages[value].name, lang: value }))}
        onChange={(code: LanguageCode) => void activateLanguage(code, true)}
      />
      {user !== null && <MenuSeparator />}
      {user !== null && (
        <MenuItem icon={<LogOut size={16} aria-hidden />} onAction={() => signOut.mutate({})}>{t('shell.signOut')}</MenuItem>
      )}
    </Menu>
  )
}
