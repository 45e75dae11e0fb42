import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Effort } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Muted, pageTitleId, RadioCards, Stack } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { DepthSwitch } from './DepthSwitch.tsx'
import type { SettingName } from './setting-fields.ts'
import { SettingsPanel } from './SettingsPanel.tsx'

const efforts: readonly Effort[] = ['quick', 'balanced', 'thorough']

/** How thoroughly should it learn? Three words are enough; every setting is there for who wants it. */
export function EffortPage() {
  const t = useText()
  const { project, answers } = useWizard()
  const { change, depth = 'simple' } = useSearch({ from: '/studio/projects/$projectId/$page' })
  const navigate = useNavigate()
  const update = useAct('updateProject')
  const [effort, setEffort] = useState<Effort>(answers.effort ?? 'balanced')
  const [problems, setProblems] = useState<Partial<Record<SettingName, string>>>({})
  const choose = (next: Effort) => {
    setEffort(next)
    if (depth !== 'simple') update.mutate({ projectId: project.id, answers: { effort: next } }) // the settings below follow
  }
  const found = Object.entries(problems).flatMap(([field, problem]) =>
    problem === undefined ? [] : [{ field, problem: `${t(`wizard.setting.${field as SettingName}`)}: ${problem}` }])
  return (
    <Question
      title={t('wizard.effort.question')}
      width={depth === 'simple' ? 'normal' : 'wide'}
      isList={depth !== 'simple'}
      onContinue={() => (found.length > 0 ? { problems: found } : { answers: { effort } })}
    >
      {() => (
        <Stack gap={4}>
          <RadioCards
            id="effort"
            aria-labelledby={pageTitleId}
            columns={3}
            value={effort}
            onChange={choose}
            cards={efforts.map((value) => ({
              value,
              title: t(`wizard.effort.${value}.title`),
              description: t(`wizard.effort.${value}.description`),
              recommended: value === 'balanced' ? t('wizard.effort.balanced.reason') : undefined,
            }))}
          />
          <Stack gap={1}>
            <DepthSwitch
              depth={depth}
              onDepth={(next) => void navigate({
                to: '.', search: { change, depth: next === 'simple' ? undefined : next }, replace: true, resetScroll: false,
              })}
            />
            {depth === 'simple' && <Muted>{t('wizard.depth.simpleHelp')}</Muted>}
          </Stack>
          {depth !== 'simple' && (
            <SettingsPanel
              depth={depth}
              problems={problems}
              onProblem={(setting, problem) => setProblems((before) => ({ ...before, [setting]: problem }))}
            />
          )}
        </Stack>
      )}
    </Question>
  )
}
