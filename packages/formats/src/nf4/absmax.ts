import { bitsOf, greatestMagnitude } from '../greatest-magnitude.ts'
import { createDynamicMap } from './dynamic-map.ts'
import { type AbsmaxRounding, NESTED_BLOCK_SIZE, type Nf4Tensor } from './tensor.ts'
import { torchMean } from './torch-mean.ts'

const { fround } = Math

/** The part of an NF4 matrix that scales its codes. */
export type Nf4Scales = Pick<Nf4Tensor, 'absmax' | 'nestedAbsmax' | 'nestedCode' | 'offset'>

const nestedCode = createDynamicMap()
/** The 255 points half-way between neighbours; a value on one belongs to the lower neighbour. */
const midpoints = Float32Array.from({ length: 255 }, (_, i) => fround(nestedCode[i] + nestedCode[i + 1]) / 2)

/** How a value finds its code; rounding may have left it a little outside [-1, 1]. */
const roundings: Record<AbsmaxRounding, (value: number) => number> = { nearest: nearestCode, grid: gridCode }

/**
 * Double quantisation (QLoRA, arXiv 2305.14314, section 3): the mean is taken off, and the rest quantised to 8 bits in
 * blocks of 256, as `bitsandbytes.functional.quantize_blockwise` does.
 *
 * @param absmax the greatest magnitude of every block of weights
 */
export function quantizeAbsmax(absmax: Float32Array, rounding: AbsmaxRounding = 'nearest'): Required<Nf4Scales> {
  const toCode = roundings[rounding]
  const offset = torchMean(absmax)
  const codes = new Uint8Array(absmax.length)
  const centred = absmax.map((value) => value - offset)
  const bits = bitsOf(centred)
  const nestedAbsmax = new Float32Array(Math.ceil(absmax.length / NESTED_BLOCK_SIZE))
  for (let block = 0; block < nestedAbsmax.length; block++) {
    const start = block * NESTED_BLOCK_SIZE
    const end = Math.min(start + NESTED_BLOCK_SIZE, centred.length)
    const greatest = greatestMagnitude(bits, start, end)
    nestedAbsmax[block] = greatest
    // where all equal the mean, the codes stay 0, and so does their scale
    if (greatest === 0) continue
    const inverse = fround(1 / greatest)
    for (let i = start; i < end; i++) codes[i] = toCode(fround(centred[i] * inverse))
  }
  return { absmax: codes, nestedAbsmax, nestedCode: nestedCode.slice(), offset }
}

/**
 * The greatest magnitude of every block of weights, in float32, as ONNX Runtime's MatMulBnb4 wants it. Without double
 * quantisation this is `absmax` itself.
 */
export function decodeAbsmax({ absmax, nestedAbsmax, nestedCode, offset }: Nf4Scales): Float32Array {
  if (absmax instanceof Float32Array) return absmax
  if (nestedAbsmax === undefined || nestedCode === undefined || offset === undefined) {
    throw new Error('internal: absmax is quantised, but its scale is missing')
  }
  const decoded = new Float32Array(absmax.length)
  for (let i = 0; i < decoded.length; i++) {
    decoded[i] = fround(nestedCode[absmax[i]] * nestedAbsmax[Math.floor(i / NESTED_BLOCK_SIZE)]) + offset
  }
  return decoded
}

function nearestCode(value: number): number {
  let code = 0
  for (let step = 128; step > 0; step >>= 1) {
    if (value > midpoints[code + step - 1]) code += step
  }
  return code
}

/** bitsandbytes on the CPU rounds to one of this many points over [-1, 1] first, and looks the point up. */
const GRID = 65_536

let gridCodes: Uint8Array | undefined

function gridCode(value: number): number {
  gridCodes ??= Uint8Array.from({ length: GRID }, (_, i) => nearestCode(fround(-1 + fround((2 * i) / (GRID - 1)))))
  // multiply and add are one rounding, as compilers fuse them; a double holds the product exactly
  const clamped = Math.min(1, Math.max(-1, value))
  return gridCodes[Math.trunc(fround(fround(clamped + 1) * 0.5 * (GRID - 1) + 0.5))]
}
