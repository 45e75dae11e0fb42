import { fail } from '@tunesmith/contract'
import type { RotaryEmbedding } from '../layers/rotary-embedding.ts'
import type { ConfigReader } from './config.ts'

/** What a rotary embedding needs to know of the model around it. */
export interface RopeFacts {
  /** Features of a head that are rotated. */
  size: number
  contextLength: number
  /** The context length before it was stretched, where the settings themselves do not say. */
  originalLength: number
}

/** Settings of one rotary embedding; Transformers 5 keeps them in `rope_parameters`, 4 in `rope_scaling` and beside. */
type Scaling = (base: number[], settings: ConfigReader, facts: RopeFacts) => Stretched
type Stretched = Omit<RotaryEmbedding, 'theta'>

const unscaled = (frequencies: number[]): Stretched => ({ frequencies, attentionFactor: 1 })

/** Ways to stretch positions beyond the length a model was trained on, by their name in `rope_type`. */
const scalings: Record<string, Scaling> = {
  default: unscaled,

  /** Position interpolation (Chen et al. 2023, arXiv:2306.15595). */
  linear: (base, settings) => unscaled(base.map((frequency) => frequency / settings.number('factor'))),

  /** Llama 3.1: long wavelengths are stretched, short ones kept, those between blended. */
  llama3(base, settings, { originalLength }) {
    const factor = settings.number('factor')
    const low = settings.number('low_freq_factor')
    const high = settings.number('high_freq_factor')
    const original = settings.number('original_max_position_embeddings', originalLength)
    return unscaled(
      base.map((frequency) => {
        const turns = (original * frequency) / (2 * Math.PI)
        const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)))
        return (1 - kept) * (frequency / factor) + kept * frequency
      }),
    )
  },

  /** LongRoPE (Ding et al. 2024, arXiv:2402.13753): one set of factors for texts of the original length, one above. */
  longrope(base, settings, { contextLength, originalLength }) {
    const original = settings.number('original_max_position_embeddings', originalLength)
    const stretch = settings.optionalNumber('factor') ?? contextLength / original
    const attentionFactor =
      settings.optionalNumber('attention_factor') ??
      (stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(original)))
    return {
      frequencies: dividedBy('short_factor', base, settings),
      attentionFactor,
      longer: { above: original, frequencies: dividedBy('long_factor', base, settings) },
    }
  },
}

/** Each frequency divided by its own factor. */
function dividedBy(field: string, frequencies: number[], settings: ConfigReader): number[] {
  const factors = settings.list(field, 'number')
  if (factors?.length === frequencies.length) return frequencies.map((frequency, index) => frequency / factors[index])
  return fail('MODEL_CONFIG_FIELD', {
    field: `rope_scaling.${field}`,
    expected: `a list of ${frequencies.length} numbers`,
    found: factors ? `${factors.length} numbers` : 'nothing',
  })
}

/** YaRN and dynamic NTK leave short texts as they are only in part, so they are refused rather than approximated. */
export function readRope(settings: ConfigReader, theta: number, facts: RopeFacts): RotaryEmbedding {
  const type = settings.has('rope_type') ? settings.text('rope_type') : settings.text('type', 'default')
  const scaling = Object.hasOwn(scalings, type) ? scalings[type] : scalings[type === 'su' ? 'longrope' : '']
  if (!scaling) return fail('MODEL_ROPE_UNKNOWN', { type, known: Object.keys(scalings).join(', ') })
  const base = Array.from({ length: facts.size / 2 }, (_, index) => theta ** ((-2 * index) / facts.size))
  return { theta, ...scaling(base, settings, facts) }
}
