import { useState } from 'react'
import { currentLanguage, useFormat, useText } from '../../i18n/index.ts'
import { Muted, pageTitleId, Select, Stack } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { languageOptions } from './data-languages.ts'

/** Which language are your texts in? That of the page is the best guess. */
export function LanguagePage() {
  const t = useText()
  const { locale } = useFormat()
  const { answers } = useWizard()
  const [language, setLanguage] = useState(answers.language ?? currentLanguage().split('-')[0])
  return (
    <Question
      title={t('wizard.language.question')}
      lead={t('wizard.language.mostly')}
      onContinue={() => ({ answers: { language } })}
    >
      {() => (
        <Stack gap={1}>
          <Select
            id="language"
            aria-labelledby={pageTitleId}
            options={languageOptions(locale, language)}
            value={language}
            onChange={setLanguage}
          />
          {answers.language === undefined && <Muted>{t('wizard.language.reason')}</Muted>}
        </Stack>
      )}
    </Question>
  )
}
