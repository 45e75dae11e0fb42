import type { ExportPrecision, Parity } from '@tunesmith/contract'

/** How far forms may differ that compute with the same numbers, in nats. */
export const sameNumbers = { max: 2e-3, mean: 2e-4 } as const satisfies Parity['tolerance']

/**
 * How far two right programs differ, in nats, by the precision of the weights: llama.cpp rounds what it multiplies with
 * 16-bit weights to 16 bits as well, and looks up some activations in tables of such numbers. A wrong rotation, a forgotten
 * merge or a wrong norm differ by 0.1 and more in the mean. Quantised weights are other weights: what that costs is shown,
 * not judged.
 */
export const tolerances: Readonly<Record<ExportPrecision, Parity['tolerance']>> = {
  F32: { max: 2e-2, mean: 2e-3 },
  F16: { max: 5e-2, mean: 2e-3 },
  BF16: { max: 2e-1, mean: 2e-2 },
  Q8_0: null,
  Q4_0: null,
  Q4_K_M: null,
}
