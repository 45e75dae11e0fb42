import { type GgufValue, ggufValue } from '@tunesmith/formats'
import type { Architecture } from '@tunesmith/nn'
import { ggufFamilyOf, usableContext } from './families.ts'
import { mainRotary, uniformStretching, windowedRotary } from './rotary.ts'
import { windowPattern } from './windows.ts'

const { uint32, float32, text } = ggufValue

/** What llama.cpp must know of a model beside its weights and tokenizer, by keys that begin with the architecture's name. */
export function hyperparameters(architecture: Architecture): Map<string, GgufValue> {
  const prefix = ggufFamilyOf(architecture).architecture
  const entries = { ...shape(architecture), ...rotation(architecture), ...attention(architecture), ...scalars(architecture) }
  return new Map(Object.entries(entries).map(([key, value]) => [`${prefix}.${key}`, value]))
}

type Entries = Record<string, GgufValue>

function shape(architecture: Architecture): Entries {
  return {
    vocab_size: uint32(architecture.vocabularySize),
    context_length: uint32(usableContext(architecture)),
    embedding_length: uint32(architecture.hiddenSize),
    block_count: uint32(architecture.layers.length),
    feed_forward_length: uint32(architecture.intermediateSize),
    'attention.head_count': uint32(architecture.heads),
    'attention.head_count_kv': uint32(architecture.keyValueHeads),
    'attention.key_length': uint32(architecture.headSize),
    'attention.value_length': uint32(architecture.headSize),
    'attention.layer_norm_rms_epsilon': float32(architecture.normEpsilon),
  }
}

function rotation(architecture: Architecture): Entries {
  const rotary = mainRotary(architecture)
  if (!rotary) return {}
  const ownBase = ggufFamilyOf(architecture).windowedRotation === 'own base' && windowedRotary(architecture)
  const factor = uniformStretching(rotary)
  return {
    'rope.dimension_count': uint32(rotary.frequencies.length * 2),
    'rope.freq_base': float32(rotary.theta),
    ...(ownBase && { 'rope.freq_base_swa': float32(ownBase.theta) }),
    ...(factor !== undefined && factor !== 1 && { 'rope.scaling.type': text('linear'), 'rope.scaling.factor': float32(factor) }),
    ...(rotary.longer && {
      'rope.scaling.type': text('longrope'),
      'rope.scaling.original_context_length': uint32(rotary.longer.above),
    }),
    ...(rotary.attentionFactor !== 1 && { 'rope.scaling.attn_factor': float32(rotary.attentionFactor) }),
  }
}

function attention(architecture: Architecture): Entries {
  const { windows, softCaps, attentionScale } = ggufFamilyOf(architecture)
  const { attentionSoftCap, logitSoftCap } = architecture
  const pattern = windows === 'unknown' ? undefined : windowPattern(architecture)
  return {
    ...(pattern && {
      'attention.sliding_window': uint32(pattern.size),
      'attention.sliding_window_pattern': uint32(pattern.period),
    }),
    ...(attentionScale === 'in the file' && { 'attention.scale': float32(architecture.attentionScale) }),
    ...(softCaps === 'required' && attentionSoftCap && { attn_logit_softcapping: float32(attentionSoftCap) }),
    ...(logitSoftCap && { final_logit_softcapping: float32(logitSoftCap) }),
  }
}

function scalars(architecture: Architecture): Entries {
  if (!ggufFamilyOf(architecture).scalars) return {}
  return {
    embedding_scale: float32(architecture.embeddingScale),
    residual_scale: float32(architecture.residualScale),
    logit_scale: float32(1 / architecture.logitScale), // llama.cpp divides by it
  }
}
