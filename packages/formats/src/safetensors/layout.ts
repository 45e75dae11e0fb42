import { type Dtype, dtypeOrder, tensorByteLength } from './dtypes.ts'
import { HEADER_LENGTH_BYTES, MAX_HEADER_BYTES, METADATA_KEY } from './limits.ts'

/** A tensor to store, without its values. */
export interface TensorSpec {
  name: string
  dtype: Dtype
  shape: readonly number[]
}

export interface PlacedTensor<T extends TensorSpec> {
  spec: T
  /** Bytes from the start of the file. */
  offset: number
  byteLength: number
}

export interface SafetensorsLayout<T extends TensorSpec> {
  /** The first bytes of the file: the header's length and the header, padded with spaces. */
  header: Uint8Array
  tensors: PlacedTensor<T>[]
  fileBytes: number
}

/**
 * Decides where every tensor of a file goes, as the reference implementation does: widest dtype first, then by name in
 * byte order; the header padded so that the first tensor starts at a multiple of 8 bytes.
 *
 * @param metadata free text; `format: 'pt'` is added where it has no format, since Transformers demands one
 */
export function layoutSafetensors<T extends TensorSpec>(
  specs: Iterable<T>,
  metadata: Record<string, string> = {},
): SafetensorsLayout<T> {
  const sorted = [...specs]
    .map((spec) => ({ spec, key: Buffer.from(spec.name, 'utf8') }))
    .sort((a, b) => dtypeOrder(b.spec.dtype) - dtypeOrder(a.spec.dtype) || Buffer.compare(a.key, b.key))
  const description = new Map<string, unknown>([[METADATA_KEY, { format: 'pt', ...metadata }]])
  let dataBytes = 0
  const placed = sorted.map(({ spec }) => {
    const byteLength = tensorByteLength(spec.dtype, spec.shape)
    if (byteLength === undefined) throw new Error(`internal: ${spec.name} has no possible size`)
    if (description.has(spec.name)) throw new Error(`internal: ${spec.name} is written twice`)
    const offset = dataBytes
    dataBytes += byteLength
    description.set(spec.name, { dtype: spec.dtype, shape: spec.shape, data_offsets: [offset, dataBytes] })
    return { spec, offset, byteLength }
  })
  const header = encodeHeader(description)
  const tensors = placed.map((tensor) => ({ ...tensor, offset: header.length + tensor.offset }))
  return { header, tensors, fileBytes: header.length + dataBytes }
}

function encodeHeader(description: Map<string, unknown>): Uint8Array {
  // key by key, since an object would move names that look like numbers to the front
  const members = Array.from(description, ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  const json = Buffer.from(`{${members.join(',')}}`, 'utf8')
  const padded = Math.ceil(json.length / HEADER_LENGTH_BYTES) * HEADER_LENGTH_BYTES
  if (padded > MAX_HEADER_BYTES) throw new Error('internal: too many tensors for one safetensors file')
  const header = Buffer.alloc(HEADER_LENGTH_BYTES + padded, ' ')
  header.writeBigUInt64LE(BigInt(padded))
  header.set(json, HEADER_LENGTH_BYTES)
  return header
}
