/** What PEFT puts before the name a module has in the base model. */
const PREFIX = 'base_model.model.'

/** A is `[r, in]`, B is `[out, r]`; the layer computes `x·Wᵀ + scale · (x·Aᵀ)·Bᵀ`. */
export type LoraFactor = 'A' | 'B'

/**
 * The name of a LoRA factor in adapter_model.safetensors.
 *
 * @param module name in the base model, such as `model.layers.0.self_attn.q_proj`
 */
export function loraKey(module: string, factor: LoraFactor): string {
  return `${PREFIX}${module}.lora_${factor}.weight`
}

const LORA_KEY = /^base_model\.model\.(?<module>.+)\.lora_(?<factor>[AB])\.weight$/

/** The inverse of `loraKey`; undefined for any other name. */
export function parseLoraKey(key: string): { module: string; factor: LoraFactor } | undefined {
  const { module, factor } = LORA_KEY.exec(key)?.groups ?? {}
  return module === undefined ? undefined : { module, factor: factor as LoraFactor }
}
