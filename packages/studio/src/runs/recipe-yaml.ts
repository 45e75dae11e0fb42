import { RunSpec } from '@tunesmith/contract'
import { stringify } from 'yaml'

const heading = '# A training run of Tunesmith: tunesmith train tunesmith.yaml\n'

/** A run of which nothing but its data is given. */
const usualSpec = RunSpec.parse({ model: 'none', data: { train: 'none' } })

/** The description of a run as a person would write it: without what is as it would be anyway. */
export function recipeYaml(spec: RunSpec): string {
  return heading + stringify(withoutDefaults(spec, usualSpec), { lineWidth: 120 })
}

function withoutDefaults(value: object, usual: object): object {
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const usually = (usual as Record<string, unknown>)[name]
    if (each === undefined || each === usually) return []
    if (!isGroup(each) || !isGroup(usually)) return [[name, each]]
    const rest = withoutDefaults(each, usually)
    return Object.keys(rest).length > 0 ? [[name, rest]] : []
  })
  return Object.fromEntries(entries) as object
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
