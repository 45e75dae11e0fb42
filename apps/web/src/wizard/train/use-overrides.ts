import type { Answers } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useWizard } from '../use-wizard.ts'
import type { SettingName } from './setting-fields.ts'
import type { Value } from './setting-value.ts'

export interface Overrides {
  given: NonNullable<Answers['overrides']>
  /** Gives a setting by hand, or takes it back where there is no value. Saved at once, so that the recipe follows. */
  give: (setting: SettingName, value: Value | undefined) => void
  takeAllBack: () => void
  error: Error | null
}

/** The settings given by hand. */
export function useOverrides(): Overrides {
  const { project, answers } = useWizard()
  const update = useAct('updateProject')
  const given = answers.overrides ?? {}
  const save = (overrides: Answers['overrides'] | null) =>
    update.mutate({ projectId: project.id, answers: { overrides: overrides as Value } })
  return {
    given,
    give(setting, value) {
      const { [setting]: _, ...others } = given
      save(value === undefined ? others : { ...others, [setting]: value })
    },
    takeAllBack: () => save(null),
    error: update.error,
  }
}
