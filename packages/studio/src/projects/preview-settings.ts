import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan, RunSpec } from '@tunesmith/contract'
import { openBasis, previewSettings, type SettingsBasis } from '@tunesmith/trainer'
import { SmallCache } from '../small-cache.ts'

/** Rows of all remembered data together; their tokens are kept. */
const mostRows = 300_000

const bases = new SmallCache<SettingsBasis>(mostRows, ({ proof }) => proof.rows)

/** The settings of a run without measuring. Data and model are read once for all runs that read them alike. */
export function settingsPreview(spec: RunSpec): Plan['settings'] {
  const { data: { maxLength: _, packing: __, ...data }, model, task, method, scratch } = spec
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-preview-'))
  try {
    const basis = bases.get(JSON.stringify([data, model, task, method, scratch]), () => openBasis(spec, folder))
    return previewSettings(spec, folder, basis).settings as Plan['settings']
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
