import type { GgufTensorToWrite } from '@tunesmith/formats'
import type { Architecture } from '@tunesmith/nn'
import { mainRotary, stretching, uniformStretching } from './rotary.ts'

/** The factors by which frequencies are divided, where they are not all the same; two sets where long texts have their own. */
export function frequencyTensors(architecture: Architecture): GgufTensorToWrite[] {
  const rotary = mainRotary(architecture)
  if (!rotary || uniformStretching(rotary) !== undefined) return []
  const { theta, frequencies, longer } = rotary
  if (!longer) return [vector('rope_freqs', stretching(rotary))]
  return [
    vector('rope_factors_long', stretching({ theta, frequencies: longer.frequencies })),
    vector('rope_factors_short', stretching({ theta, frequencies })),
  ]
}

function vector(module: string, numbers: readonly number[]): GgufTensorToWrite {
  return { name: `${module}.weight`, type: 'F32', shape: [numbers.length], rows: () => [Float32Array.from(numbers)] }
}
