import { fail } from '@tunesmith/contract'
import type { Dtype, ModelFolder, TensorEntry } from '@tunesmith/formats'
import { parameterShapes, readArchitecture, type Architecture } from '@tunesmith/nn'

/** What config.json calls the number formats of weights. */
const dtypes: Readonly<Record<string, { dtype: Dtype; bytes: number }>> = {
  float32: { dtype: 'F32', bytes: 4 },
  float16: { dtype: 'F16', bytes: 2 },
  bfloat16: { dtype: 'BF16', bytes: 2 },
}

/** A model before it is here, to plan with: what its folder will hold, by its config.json alone. */
export interface PlannedModel {
  architecture: Architecture
  folder: ModelFolder
  /** Number of weights. */
  parameters: number
}

/** @throws what `readArchitecture` throws, and TENSOR_DTYPE_UNSUPPORTED for weights in other number formats */
export function plannedModel(config: Record<string, unknown>): PlannedModel {
  const architecture = readArchitecture(config)
  const named = config.dtype ?? config.torch_dtype ?? 'float32'
  const format = dtypes[String(named)] ?? fail('TENSOR_DTYPE_UNSUPPORTED', { path: 'config.json', tensor: 'every weight', dtype: String(named) })
  const tensors = new Map<string, TensorEntry>()
  let offset = 0
  for (const { name, shape } of parameterShapes(architecture)) {
    const byteLength = shape.reduce((product, size) => product * size, format.bytes)
    tensors.set(name, { name, shape, dtype: format.dtype, file: 'model.safetensors', offset, byteLength })
    offset += byteLength
  }
  return { architecture, folder: { path: '', config, tensors }, parameters: offset / format.bytes }
}
