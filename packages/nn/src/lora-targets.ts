import { chosen, fail, type Chosen } from '@tunesmith/contract'
import { linearLayers, type Architecture } from './architecture.ts'

/** What a person asks to be adapted: module names such as `q_proj`, or patterns such as `layers.*.mlp.*`. */
export type LoraTargetRequest = 'auto' | 'all-linear' | readonly string[]

/**
 * The layers that get an adapter, by their names in the checkpoint.
 * @throws LORA_TARGET_UNKNOWN when a name or pattern fits no linear layer of this model
 */
export function chooseLoraTargets(architecture: Architecture, request: LoraTargetRequest): Chosen<string[]> {
  const names = linearLayers(architecture).map(({ name }) => name)
  if (typeof request === 'string') {
    return chosen(names, 'every linear layer of attention and feed-forward blocks: the quality of full fine-tuning most often')
  }
  const chosenNames = new Set<string>()
  for (const pattern of request) {
    const found = names.filter((name) => fits(name, pattern))
    if (found.length === 0) {
      const available = [...new Set(names.map((name) => name.slice(name.lastIndexOf('.') + 1)))]
      fail('LORA_TARGET_UNKNOWN', { target: pattern, family: architecture.family, available: available.join(', ') })
    }
    for (const name of found) chosenNames.add(name)
  }
  return chosen(
    names.filter((name) => chosenNames.has(name)),
    `given: ${request.join(', ')}`,
  )
}

/** A module's name, the end of a path, or a pattern in which `*` stands for any part of it. */
function fits(name: string, pattern: string): boolean {
  if (!pattern.includes('*')) return name === pattern || name.endsWith(`.${pattern}`)
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(^|\\.)${escaped.join('.*')}$`).test(name)
}
