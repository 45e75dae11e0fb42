import { closeSync, openSync, readSync } from 'node:fs'
import type { ExternalData } from '../tensor.ts'
import type { Kernels } from './kernel.ts'
import { decode } from './number-formats.ts'

function readBytes({ file, offset, byteLength }: ExternalData): Uint8Array {
  const bytes = new Uint8Array(byteLength)
  const descriptor = openSync(file, 'r')
  try {
    const count = readSync(descriptor, bytes, 0, byteLength, offset)
    if (count < byteLength) throw new Error(`internal: ${file} is too short`)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

export const leaves: Kernels<'Input' | 'Constant' | 'External'> = {
  Input: (_, { name, shape }, inputOf) => ({ shape, data: inputOf(name) }),
  Constant: (_, { data, shape, dtype }) => ({ shape, data: decode(data, dtype) }),
  External: (_, { location, shape, dtype }) => ({ shape, data: decode(readBytes(location), dtype) }),
}
