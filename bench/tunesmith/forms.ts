import { quantizeModelInt8Compute, quantizeModelNf4, type ModelFolder, type QuantizedModelFile } from '@tunesmith/formats'
import { int8ComputeWeights, linearLayers, nf4Weights, readArchitecture, storedWeights, type Weights } from '@tunesmith/nn'

/** Forms in which the linear layers can be instead of as they are stored. */
const forms = {
  nf4: { quantize: quantizeModelNf4, weights: nf4Weights },
  int8: { quantize: quantizeModelInt8Compute, weights: int8ComputeWeights },
} as const

/** A form, and the file that holds it; the file is made when it is not there. */
export interface QuantizedForm {
  form: keyof typeof forms
  file: string
}

export function quantize(folder: ModelFolder, { form, file }: QuantizedForm): Promise<QuantizedModelFile> {
  const names = linearLayers(readArchitecture(folder.config)).map(({ name }) => `${name}.weight`)
  return forms[form].quantize(folder, names, file)
}

/** The weights of a model, with its linear layers in the wanted form. */
export async function baseWeights(folder: ModelFolder, quantized: QuantizedForm | undefined): Promise<Weights> {
  const stored = storedWeights(folder.tensors)
  return quantized ? forms[quantized.form].weights(stored, (await quantize(folder, quantized)).tensors) : stored
}
