import { hash } from 'node:crypto'
import type { Chosen, Plan } from '@tunesmith/contract'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import type { ReasonedSettings } from './efforts.ts'
import { specOf, type ProjectSpec } from './spec.ts'

type PlannedSettings = Plan['settings']

/** Equal for runs that are described alike. */
export const specKey = ({ spec }: Pick<ProjectSpec, 'spec'>): string => hash('sha256', JSON.stringify(spec))

/**
 * Every setting the answers of a project come to, with its reason, without measuring.
 *
 * @throws what `specOf` throws, and what opening model and data throws
 */
export async function settingsOf(services: Services, projectId: string): Promise<PlannedSettings> {
  const project = await specOf(services, projectId)
  const settings = await backgroundOf(services, 'models').run('previewSettings', project.spec)
  return withReasons(settings, project.reasons)
}

/** The settings with the reasons of those that follow from the answers; to the trainer, these are simply given. */
export function withReasons(settings: PlannedSettings, reasons: ReasonedSettings): PlannedSettings {
  return settings.map((each) => {
    const known = reasons[each.setting]
    return known === undefined ? each : { ...each, ...(known as Chosen<PlannedSettings[number]['value']>), origin: 'chosen' }
  })
}
