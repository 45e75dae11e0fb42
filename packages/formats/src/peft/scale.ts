import type { PeftLoraConfig } from './config.ts'

/**
 * The rank and the scale of the adapter of one module. The update of the weight is `scale · B·A`, with the scale
 * alpha / r (LoRA, arXiv 2106.09685) or alpha / √r (rsLoRA, arXiv 2312.03732).
 *
 * @param module name in the base model, such as `model.layers.0.self_attn.q_proj`
 */
export function loraScale(config: PeftLoraConfig, module: string): { r: number; alpha: number; scale: number } {
  const r = matchPattern(config.rank_pattern, module) ?? config.r
  const alpha = matchPattern(config.alpha_pattern, module) ?? config.lora_alpha
  return { r, alpha, scale: config.use_rslora ? alpha / Math.sqrt(r) : alpha / r }
}

/** PEFT's rule: the first key that matches the end of the name, as a regular expression, starting after a dot. */
function matchPattern(pattern: Record<string, number>, module: string): number | undefined {
  for (const [key, value] of Object.entries(pattern)) {
    if (toRegExp(key).test(module)) return value
  }
  return undefined
}

function toRegExp(key: string): RegExp {
  return new RegExp(`^(?:.*\\.)?(?:${key})$`)
}

/** Enough for patterns over layers; each repetition multiplies the time of a match by the length of the name. */
const MAX_REPETITIONS = 3

/**
 * Whether a key of `rank_pattern` or `alpha_pattern` is a regular expression that is sure to finish fast: a repeated
 * group could take longer than the age of the universe on a name chosen for it.
 */
export function isModulePattern(key: string): boolean {
  const repetitions = key.match(/(?<!\\)[*+{]/g)?.length ?? 0
  if (repetitions > MAX_REPETITIONS || /\)[*+?{]/.test(key)) return false
  try {
    return toRegExp(key).source !== ''
  } catch {
    return false
  }
}
