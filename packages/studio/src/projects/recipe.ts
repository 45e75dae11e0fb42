import { existsSync, readFileSync } from 'node:fs'
import type { Recipe } from '@tunesmith/contract'
import { joinInside, writeFileDurably } from '@tunesmith/formats'
import { recipeYaml } from '../runs/index.ts'
import type { Services } from '../services.ts'
import { specOf } from './spec.ts'

/**
 * The answers of a project as a recipe, and the command that trains the same; the recipe is kept as a file for that.
 *
 * @throws what `specOf` throws, DISK_FULL, NO_PERMISSION
 */
export async function recipeOf(services: Services, projectId: string): Promise<Recipe> {
  const { spec } = await specOf(services, projectId)
  const yaml = recipeYaml(spec)
  const path = joinInside(services.dataFolder, `projects/${projectId}/tunesmith.yaml`)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== yaml) writeFileDurably(path, yaml)
  return { yaml, command: `npx tunesmith train ${quoted(path)}` }
}

/** A path as the shell of this machine takes it: where it has more than plain characters, in quotes. */
function quoted(path: string): string {
  if (/^[\w./~:\\-]+$/.test(path)) return path
  return process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
