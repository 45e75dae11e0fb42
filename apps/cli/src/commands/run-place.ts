import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { RunSpec } from '@tunesmith/contract'
import { runSpecPath } from '@tunesmith/trainer/worker'

/** Where runs go unless the recipe says otherwise. */
export const runsFolder = 'runs'

/** The name of a run and its folder: those of the recipe, or made from data and model so that no run is in the way. */
export function placeRun(spec: RunSpec, folder: string): { name: string; runFolder: string } {
  const name = spec.name ?? [stem(spec.data.train), spec.model && basename(spec.model)].filter(Boolean).join('-')
  if (spec.output !== undefined) return { name, runFolder: spec.output }
  const path = join(folder, runsFolder, asFileName(name))
  for (let number = 1; ; number++) {
    const runFolder = number === 1 ? path : `${path}-${number}`
    if (!existsSync(runSpecPath(runFolder))) return { name, runFolder }
  }
}

/** The name of a data file; of its folder when the name says nothing. */
function stem(path: string): string {
  const name = basename(path, extname(path))
  const parent = basename(join(path, '..'))
  const grandparent = basename(join(path, '../..'))
  if (!/^(train|data|rows)$/i.test(name)) return name
  return (parent === 'data' ? grandparent : parent) || name
}

const asFileName = (name: string) => name.toLowerCase().replace(/[^\p{Letter}\p{Number}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '') || 'run'
