import type { ExportPrecision } from '@tunesmith/contract'
import { type EncodingName, encodings } from '@tunesmith/formats'

/** What decides how a weight is stored. */
export interface StoredWeight {
  /** As in the file, such as `blk.0.ffn_down.weight`. */
  name: string
  shape: readonly number[]
}

interface Mixture {
  /** What llama.cpp shows as the kind of file, `general.file_type`. */
  fileType: number
  /** The encoding of a matrix in layer `layer` of `layers`; undefined outside layers. */
  encodingOf: (module: string, layer: number | undefined, layers: number) => EncodingName
}

const uniform = (fileType: number, encoding: EncodingName, ofOutput = encoding): Mixture => ({
  fileType,
  encodingOf: (module) => (module === 'output' ? ofOutput : encoding),
})

/** The encodings of a file's matrices by its precision; vectors are always F32. Like `llama-quantize`. */
const mixtures: Readonly<Record<ExportPrecision, Mixture>> = {
  F32: uniform(0, 'F32'),
  F16: uniform(1, 'F16'),
  BF16: uniform(32, 'BF16'),
  Q8_0: uniform(7, 'Q8_0'),
  Q4_0: uniform(2, 'Q4_0', 'Q6_K'),
  /** Values and the ways out of feed-forward blocks keep more bits in the layers that bear rounding worst. */
  Q4_K_M: {
    fileType: 15,
    encodingOf(module, layer, layers) {
      if (module === 'output') return 'Q6_K'
      const isSensitive = ['attn_v', 'attn_qkv', 'ffn_down'].includes(module)
      return isSensitive && layer !== undefined && bearsLess(layer, layers) ? 'Q6_K' : 'Q4_K'
    },
  },
}

/** The first and last eighth of the layers, and each third of those between. */
function bearsLess(layer: number, layers: number): boolean {
  const eighth = Math.floor(layers / 8)
  return layer < eighth || layer >= Math.floor((7 * layers) / 8) || (layer - eighth) % 3 === 2
}

/** For rows that are not whole blocks: blocks of 32 for those of 256, and 16 bits where these do not fit either. */
const smallerBlocks: Partial<Record<EncodingName, EncodingName>> = {
  Q4_K: 'Q5_0',
  Q6_K: 'Q8_0',
  Q8_0: 'F16',
  Q5_0: 'F16',
  Q4_0: 'F16',
}

export const fileType = (precision: ExportPrecision): number => mixtures[precision].fileType

/**
 * How a weight is stored in a file of this precision.
 *
 * @param isOutput whether it makes the logits, as embeddings do that are tied
 */
export function encodingOf(
  precision: ExportPrecision,
  { name, shape }: StoredWeight,
  { layers, isOutput }: { layers: number; isOutput: boolean },
): EncodingName {
  if (shape.length < 2) return 'F32'
  const { layer, module } = /^(?:blk\.(?<layer>\d+)\.)?(?<module>.+)\.weight$/.exec(name)!.groups!
  const layerIndex = layer === undefined ? undefined : Number(layer)
  let encoding = mixtures[precision].encodingOf(isOutput ? 'output' : module, layerIndex, layers)
  while (shape.at(-1)! % encodings[encoding].blockSize !== 0) encoding = smallerBlocks[encoding]!
  return encoding
}
