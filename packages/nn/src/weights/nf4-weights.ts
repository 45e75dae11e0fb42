import {
  add,
  doubleQuantizedAbsmax,
  external,
  matmulNf4,
  type DType,
  type Nf4Weight,
  type Shape,
  type Tensor,
} from '@tunesmith/autograd'
import { findNf4, type Nf4Entry, type TensorEntry } from '@tunesmith/formats'
import type { Linear, Weights } from './weights.ts'

/** Four weights of half a byte in each. */
const weightsPerPair = 4

/**
 * `stored`, with the linear layers that are in `quantized` (a file of `quantizeModelNf4`) read from there: 4-bit NormalFloat with
 * doubly quantised scales (QLoRA, Dettmers et al. 2023, arXiv:2305.14314). Biases, norms and embeddings stay as stored.
 */
export function nf4Weights(stored: Weights, quantized: ReadonlyMap<string, TensorEntry>): Weights {
  return weightsInNf4(stored, (weight) => (quantized.has(weight) ? findNf4(quantized, weight) : undefined))
}

/** As `nf4Weights`, by where the parts of a matrix are. */
export function weightsInNf4(stored: Weights, find: (weight: string) => Nf4Entry | undefined): Weights {
  return {
    ...stored,
    linear(name, outFeatures, inFeatures, hasBias): Linear {
      const entry = find(`${name}.weight`)
      if (!entry) return stored.linear(name, outFeatures, inFeatures, hasBias)
      return (x) => {
        const product = matmulNf4(x, nf4Weight(entry))
        return hasBias ? add(product, stored.vector(`${name}.bias`, outFeatures)) : product
      }
    },
  }
}

function nf4Weight(entry: Nf4Entry): Nf4Weight {
  const [outFeatures, inFeatures] = entry.shape
  const count = outFeatures * inFeatures
  return {
    codes: mapped(entry.codes, [count / 2], 'uint8'),
    pairs: mapped(entry.codes, [count / weightsPerPair], 'uint16'),
    absmax: absmax(entry),
    outFeatures,
    inFeatures,
  }
}

function absmax({ absmax: codes, nestedAbsmax, nestedCode, offset }: Nf4Entry): Tensor {
  if (!nestedAbsmax || !nestedCode) return mapped(codes, codes.shape, 'float32')
  return doubleQuantizedAbsmax({
    codes: mapped(codes, codes.shape, 'uint8'),
    codeTable: mapped(nestedCode, nestedCode.shape, 'float32'),
    nestedAbsmax: mapped(nestedAbsmax, nestedAbsmax.shape, 'float32'),
    offset: offset ?? 0,
  })
}

const mapped = ({ name, file, offset, byteLength }: TensorEntry, shape: Shape, dtype: DType): Tensor =>
  external(name, { file, offset, byteLength }, shape, dtype)
