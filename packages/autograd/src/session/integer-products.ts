import { apply, constant, input } from '../tensor.ts'
import { runOnce } from './run-once.ts'

const rows = 32
const size = 64
const greatestCode = 127

let known: Promise<boolean> | undefined

/**
 * Whether the processor adds up products of 8-bit integers without loss. Those without instructions for it (VNNI on x86)
 * add pairs of products in 16 bits, where the largest do not fit, and results are silently too small.
 */
export function integerProductsAreExact(): Promise<boolean> {
  return (known ??= multiplyLargest())
}

async function multiplyLargest(): Promise<boolean> {
  const codes = constant(new Int8Array(size * size).fill(greatestCode), [size, size], 'int8')
  const scales = constant(new Float32Array(size).fill(1), [size])
  const y = apply('DynamicQuantizeMatMul', [input('x', [rows, size]), codes, scales], {})
  const results = await runOnce({ y }, { x: new Float32Array(rows * size).fill(1) })
  return (results.y as Float32Array).every((value) => Math.abs(value / (size * greatestCode) - 1) < 1e-3)
}
