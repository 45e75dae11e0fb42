import { fail } from '@tunesmith/contract'
import { linearLayers, type Architecture } from './architecture.ts'

/**
 * What a person asks to be adapted: names of modules, such as `q_proj` or `mlp`, or paths, such as
 * `layers.0.self_attn`, in which `*` stands for any part of a name, as in `layers.*.mlp.*`.
 */
export type LoraTargetRequest = 'auto' | 'all-linear' | readonly string[]

/** Projections that some families keep together in one matrix. */
const fusedInto: Readonly<Record<string, string>> = {
  q_proj: 'qkv_proj',
  k_proj: 'qkv_proj',
  v_proj: 'qkv_proj',
  gate_proj: 'gate_up_proj',
  up_proj: 'gate_up_proj',
}

/**
 * The layers that get an adapter, by their names in the checkpoint, in the order of the forward pass. A name or path
 * takes all linear layers inside it.
 * @throws LORA_TARGET_UNKNOWN when a part of the request fits no linear layer of this model
 */
export function chooseLoraTargets(architecture: Architecture, request: LoraTargetRequest): string[] {
  const names = linearLayers(architecture).map(({ name }) => name)
  if (request === 'auto' || request === 'all-linear') return names // with fewer, LoRA falls behind full fine-tuning (Dettmers et al. 2023)

  const modules = [...new Set(names.map(lastPart))]
  const wanted = request.map((target) => {
    const pattern = patternOf(target)
    if (names.some((name) => pattern.test(name))) return pattern
    const whole = fusedInto[lastPart(target)]
    return fail('LORA_TARGET_UNKNOWN', {
      target,
      family: architecture.family,
      available: modules.join(', '),
      ...(modules.includes(whole) && { partOf: whole }),
    })
  })
  return names.filter((name) => wanted.some((pattern) => pattern.test(name)))
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1)

/** Fits names that hold the target as a run of whole parts between dots. */
function patternOf(target: string): RegExp {
  const parts = target.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(^|\\.)${parts.join('[^.]*')}(\\.|$)`)
}
