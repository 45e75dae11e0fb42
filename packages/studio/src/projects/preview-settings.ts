import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan, RunSpec } from '@tunesmith/contract'
import { previewSettings } from '@tunesmith/trainer'
import { SmallCache } from '../small-cache.ts'

const previews = new SmallCache<Plan['settings']>(50, () => 1)

/** The settings of a run without measuring; those of the same description are remembered. */
export function settingsPreview({ key, spec }: { key: string; spec: RunSpec }): Plan['settings'] {
  return previews.get(key, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tunesmith-preview-'))
    try {
      return previewSettings(spec, folder).settings as Plan['settings']
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
