import { runOnce, type CompileOptions, type Tensor, type TensorData } from '@tunesmith/autograd'

/** The results of one run of a computation, all of them floats. */
export async function evaluate(
  results: Record<string, Tensor>,
  feeds: Record<string, TensorData>,
  options?: CompileOptions,
): Promise<Record<string, Float32Array>> {
  return (await runOnce(results, feeds, { threads: 1, ...options })) as Record<string, Float32Array>
}

/** The largest error relative to the largest expected value; infinite where the lengths differ. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity
  let difference = 0
  let scale = 0
  for (let index = 0; index < expected.length; index++) {
    difference = Math.max(difference, Math.abs(actual[index] - expected[index]))
    scale = Math.max(scale, Math.abs(expected[index]))
  }
  return difference / scale
}
