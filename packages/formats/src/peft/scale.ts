import { RE2JS } from 're2js'
import type { PeftLoraConfig } from './config.ts'

/**
 * The rank and the scale of the adapter of one module. The update of the weight is `scale · B·A`, with the scale
 * alpha / r (LoRA, arXiv 2106.09685) or alpha / √r (rsLoRA, arXiv 2312.03732).
 *
 * @param module name in the base model, such as `model.layers.0.self_attn.q_proj`
 */
export function loraScale(config: PeftLoraConfig, module: string): { r: number; alpha: number; scale: number } {
  const r = firstMatch(config.rank_pattern, module) ?? config.r
  const alpha = firstMatch(config.alpha_pattern, module) ?? config.lora_alpha
  return { r, alpha, scale: config.use_rslora ? alpha / Math.sqrt(r) : alpha / r }
}

type Matcher = (module: string) => boolean

const matchersOf = new WeakMap<Record<string, number>, [Matcher, number][]>()

/** The value of the first key that matches. */
function firstMatch(pattern: Record<string, number>, module: string): number | undefined {
  let matchers = matchersOf.get(pattern)
  if (!matchers) {
    matchers = Object.entries(pattern).map(([key, value]) => [matcherOf(key), value])
    matchersOf.set(pattern, matchers)
  }
  return matchers.find(([matches]) => matches(module))?.[1]
}

/**
 * PEFT's rule: a key is a regular expression that matches the end of a module's name, from its start or a dot on. RE2
 * runs in linear time, so that no adapter from the network can keep this process busy with a key and a name.
 */
function matcherOf(key: string): Matcher {
  const isPlainName = /^[\w.]+$/.test(key) // there can be hundreds of these, and RE2 takes milliseconds for each
  if (isPlainName) return (module) => `.${module}`.endsWith(`.${key}`)
  const expression = RE2JS.compile(`(?:.*\\.)?(?:${key})`)
  return (module) => expression.matches(module)
}

/** Whether a key of `rank_pattern` or `alpha_pattern` is a regular expression. */
export function isModulePattern(key: string): boolean {
  try {
    matcherOf(key)
    return true
  } catch {
    return false
  }
}
