import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Cluster, Disclosure, Grid, Muted, Section, Spinner, Stack } from '../../ui/index.ts'
import type { Depth } from '../search.ts'
import { useWizard } from '../use-wizard.ts'
import { RecipeBlock } from './RecipeBlock.tsx'
import { settingFields, settingGroups, type SettingName } from './setting-fields.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './SettingsPanel.module.css'
import { useOverrides } from './use-overrides.ts'

export interface SettingsPanelProps {
  depth: Exclude<Depth, 'simple'>
  /** What was typed and cannot be taken, by setting. */
  problems: Readonly<Partial<Record<SettingName, string>>>
  onProblem: (setting: SettingName, problem: string | undefined) => void
}

/** The settings in groups, each with its reason, and beside them the recipe they come to. */
export function SettingsPanel({ depth, problems, onProblem }: SettingsPanelProps) {
  const t = useText()
  const { project, answers } = useWizard()
  const { given, give, takeAllBack, error } = useOverrides()
  const settings = useOperation('getProjectSettings', { projectId: project.id }, { keepPrevious: true })
  const planned = new Map(settings.data?.settings.map((each) => [each.setting, each]))
  const fields = settingFields.filter((field) =>
    (depth === 'everything' || field.depth === 'more') && (field.group !== 'scratch' || answers.goal === 'scratch'))
  const count = Object.keys(given).length
  return (
    <Section
      title={t('wizard.settings.title')}
      actions={count > 0 && <Button size="small" onPress={takeAllBack}>{t('wizard.settings.resetAll', { count })}</Button>}
    >
      <p>
        <Muted>{t('wizard.settings.lead')}</Muted>
      </p>
      <ErrorCallout error={error ?? settings.error} />
      {settings.isPending && <Cluster><Spinner /></Cluster>}
      <div className={styles.columns}>
        <Stack gap={1}>
          {settingGroups.map((group) => {
            const inGroup = fields.filter((field) => field.group === group)
            if (inGroup.length === 0) return null
            return (
              <Disclosure key={group} title={t(`wizard.settings.group.${group}`)} defaultExpanded>
                <Grid gap={3} minimum="15rem">
                  {inGroup.map((field) => (
                    <SettingRow
                      key={field.setting}
                      field={field}
                      planned={planned.get(field.setting)}
                      given={given[field.setting]}
                      onGive={(value) => give(field.setting, value)}
                      problem={problems[field.setting]}
                      onProblem={(problem) => onProblem(field.setting, problem)}
                    />
                  ))}
                </Grid>
              </Disclosure>
            )
          })}
        </Stack>
        <div className={styles.recipe}>
          <RecipeBlock projectId={project.id} />
          <Muted>
            <small>{t('wizard.settings.recipeHelp')}</small>
          </Muted>
        </div>
      </div>
    </Section>
  )
}
