import { useState } from 'react'
import type { Project } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { pageTitleId, RadioCards } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'

type Domain = NonNullable<Project['answers']['domain']>
const domains: readonly Domain[] = ['general', 'healthcare', 'finance', 'legal']

/** Which field is it for? */
export function DomainPage() {
  const t = useText()
  const { answers } = useWizard()
  const [domain, setDomain] = useState<Domain>(answers.domain ?? 'general')
  return (
    <Question title={t('wizard.domain.question')} lead={t('wizard.domain.lead')} onContinue={() => ({ answers: { domain } })}>
      {() => (
        <RadioCards
          id="domain"
          aria-labelledby={pageTitleId}
          value={domain}
          onChange={setDomain}
          cards={domains.map((value) => ({
            value,
            title: t(`wizard.domain.${value}.title`),
            description: t(`wizard.domain.${value}.description`),
            recommended: value === 'general' ? t('wizard.domain.general.reason') : undefined,
          }))}
        />
      )}
    </Question>
  )
}
