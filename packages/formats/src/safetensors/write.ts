import { DurableFile } from '../durable/durable-file.ts'
import { type Dtype, elementCount } from './dtypes.ts'
import { f32ToBf16, f32ToF16 } from './float-conversion.ts'
import { layoutSafetensors, type PlacedTensor, type TensorSpec } from './layout.ts'
import { CHUNK_BYTES } from './limits.ts'

export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

export interface TensorToWrite extends TensorSpec {
  /**
   * The values, row-major. A function is called when the turn of this tensor comes, so that only one needs to be in
   * memory. A Float32Array for F16 or BF16 is rounded to nearest, ties to even; else the bytes are written as they are.
   */
  data: TensorData | (() => TensorData)
}

const narrowings: Partial<Record<Dtype, (source: Float32Array, target: Uint16Array) => void>> = {
  F16: f32ToF16,
  BF16: f32ToBf16,
}

/**
 * Writes a safetensors file, byte for byte as the reference implementation would. The file appears under its name only
 * when it is complete and on the disk; an interrupted write leaves the old file as it was.
 *
 * @param metadata free text; `format: 'pt'` is added where it has no format
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function writeSafetensors(
  path: string,
  tensors: Iterable<TensorToWrite>,
  metadata: Record<string, string> = {},
): void {
  const layout = layoutSafetensors(tensors, metadata)
  const file = new DurableFile(path)
  try {
    file.write(layout.header, 0)
    for (const tensor of layout.tensors) writeTensor(file, tensor)
  } catch (error) {
    file.abandon()
    throw error
  }
  file.commit()
}

function writeTensor(file: DurableFile, { spec, offset, byteLength }: PlacedTensor<TensorToWrite>): void {
  const data = typeof spec.data === 'function' ? spec.data() : spec.data
  const narrow = narrowings[spec.dtype]
  if (narrow !== undefined && data instanceof Float32Array) {
    if (data.length !== elementCount(spec.shape)) failLength(spec)
    const chunk = new Uint16Array(Math.min(CHUNK_BYTES / 2, data.length))
    for (let done = 0; done < data.length; done += chunk.length) {
      const part = data.subarray(done, done + chunk.length)
      const narrowed = chunk.subarray(0, part.length)
      narrow(part, narrowed)
      file.write(asBytes(narrowed), offset + done * 2)
    }
  } else {
    if (data.byteLength !== byteLength) failLength(spec)
    file.write(asBytes(data), offset)
  }
}

function asBytes(data: TensorData): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

function failLength(spec: TensorSpec): never {
  throw new Error(`internal: the data of ${spec.name} does not fill ${spec.dtype} [${spec.shape.join(', ')}]`)
}
