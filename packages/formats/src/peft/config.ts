import { z } from 'zod'
import { fail } from '@tunesmith/contract'
import { isModulePattern } from './scale.ts'

/** The initialisations that leave the base weights alone; PiSSA, OLoRA, CorDA, LoftQ and LoRA-GA change them. */
const PLAIN_INITIALISATIONS = [true, false, 'gaussian', 'eva', 'orthogonal']

const modulePattern = z.string().refine(isModulePattern, 'this is not a pattern of module names')
const patternOf = <T extends z.ZodType>(value: T) =>
  z.record(modulePattern, value).nullish().transform((map) => map ?? {})
const rank = z.int().min(1).max(65_536)

const peftLoraConfigSchema = z.object({
  r: rank.default(8),
  lora_alpha: z.number().positive().default(8),
  lora_dropout: z.number().min(0).max(1).default(0),
  target_modules: z.union([z.array(z.string()), z.string()]).nullish().transform((names) => names ?? []),
  exclude_modules: z.union([z.array(z.string()), z.string()]).nullable().default(null),
  layers_to_transform: z.union([z.array(z.int()), z.int()]).nullable().default(null),
  layers_pattern: z.union([z.array(z.string()), z.string()]).nullable().default(null),
  use_rslora: z.boolean().default(false),
  rank_pattern: patternOf(rank),
  alpha_pattern: patternOf(z.number().positive()),
  base_model_name_or_path: z.string().nullable().default(null),
  revision: z.string().nullable().default(null),
})

/** What makes a LoRA adapter, under the names that PEFT's `LoraConfig` gives it. */
export type PeftLoraConfig = z.output<typeof peftLoraConfigSchema>

/** Fields of `LoraConfig` that make the adapter something else than W + (alpha/r)·B·A, with what to call that. */
const variants: Record<string, { name: string; isPlain: (value: unknown) => boolean }> = {
  use_dora: { name: 'DoRA', isPlain: isUnset },
  use_qalora: { name: 'QA-LoRA', isPlain: isUnset },
  use_bdlora: { name: 'BD-LoRA', isPlain: isUnset },
  velora_config: { name: 'VeLoRA', isPlain: isUnset },
  kasa_config: { name: 'KaSA', isPlain: isUnset },
  monteclora_config: { name: 'MonteCLoRA', isPlain: isUnset },
  arrow_config: { name: 'Arrow routing', isPlain: isUnset },
  alora_invocation_tokens: { name: 'activated LoRA', isPlain: isUnset },
  layer_replication: { name: 'layer replication', isPlain: isUnset },
  lora_bias: { name: 'a bias in LoRA B', isPlain: isUnset },
  target_parameters: { name: 'LoRA on bare parameters', isPlain: isUnset },
  trainable_token_indices: { name: 'trained token embeddings', isPlain: isUnset },
  modules_to_save: { name: 'fully trained modules (modules_to_save)', isPlain: isUnset },
  bias: { name: 'trained biases', isPlain: (value) => isUnset(value) || value === 'none' },
  init_lora_weights: {
    name: 'an initialisation that changes the base weights',
    isPlain: (value) => isUnset(value) || PLAIN_INITIALISATIONS.includes(value as string | boolean),
  },
}

function isUnset(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === false
}

/**
 * Checks the JSON of adapter_config.json.
 *
 * @param path for messages
 * @throws ADAPTER_TYPE_UNSUPPORTED, ADAPTER_VARIANT_UNSUPPORTED, ADAPTER_CONFIG_INVALID
 */
export function parsePeftConfig(path: string, json: Record<string, unknown>): PeftLoraConfig {
  const { peft_type: type } = json
  if (typeof type !== 'string') fail('ADAPTER_CONFIG_INVALID', { path, detail: 'peft_type is missing' })
  if (type !== 'LORA') fail('ADAPTER_TYPE_UNSUPPORTED', { path, type })
  for (const [field, variant] of Object.entries(variants)) {
    if (!variant.isPlain(json[field])) fail('ADAPTER_VARIANT_UNSUPPORTED', { path, feature: variant.name })
  }
  const parsed = peftLoraConfigSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    fail('ADAPTER_CONFIG_INVALID', { path, detail: `${issue.path.join('.')}: ${issue.message}` }, parsed.error)
  }
  return parsed.data
}

/** Every field that PEFT 0.21 writes for a LoRA adapter beside those of `PeftLoraConfig`, at its neutral value. */
const neutralFields = {
  peft_type: 'LORA',
  task_type: 'CAUSAL_LM',
  // null lets PEFT fill in the version that loads it
  peft_version: null,
  inference_mode: true,
  auto_mapping: null,
  bias: 'none',
  fan_in_fan_out: false,
  init_lora_weights: true,
  modules_to_save: null,
  ensure_weight_tying: false,
  lora_bias: false,
  use_dora: false,
  use_qalora: false,
  qalora_group_size: 16,
  use_bdlora: null,
  alora_invocation_tokens: null,
  arrow_config: null,
  corda_config: null,
  eva_config: null,
  kasa_config: null,
  loftq_config: {},
  lora_ga_config: null,
  velora_config: null,
  monteclora_config: null,
  layer_replication: null,
  megatron_config: null,
  megatron_core: 'megatron.core',
  target_parameters: null,
  trainable_token_indices: null,
}

/** The text of adapter_config.json, with sorted keys and two spaces, as PEFT writes it. */
export function formatPeftConfig(config: PeftLoraConfig): string {
  const fields: Record<string, unknown> = { ...neutralFields, ...config }
  const sorted = Object.fromEntries(Object.keys(fields).sort().map((key) => [key, fields[key]]))
  return JSON.stringify(sorted, undefined, 2)
}

/** A complete configuration from its essential parts, with PEFT's defaults for the rest. */
export function peftLoraConfig(
  parts: Pick<PeftLoraConfig, 'r' | 'lora_alpha' | 'target_modules'> & Partial<PeftLoraConfig>,
): PeftLoraConfig {
  return peftLoraConfigSchema.parse(parts)
}
