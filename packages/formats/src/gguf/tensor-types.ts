import type { Encoding } from './encodings/encoding.ts'
import { bf16, f16, f32 } from './encodings/plain.ts'
import { q4_0 } from './encodings/q4-0.ts'
import { q4_k } from './encodings/q4-k.ts'
import { q5_0 } from './encodings/q5-0.ts'
import { q6_k } from './encodings/q6-k.ts'
import { q8_0 } from './encodings/q8-0.ts'

interface TensorType {
  /** The number that stands for it in files. */
  id: number
  /** Numbers in a block. */
  blockSize: number
  /** Bytes of a block. */
  blockBytes: number
}

/** The encodings that are written and read here. */
export const encodings = {
  F32: { id: 0, ...f32 },
  F16: { id: 1, ...f16 },
  Q4_0: { id: 2, ...q4_0 },
  Q5_0: { id: 6, ...q5_0 },
  Q8_0: { id: 8, ...q8_0 },
  Q4_K: { id: 12, ...q4_k },
  Q6_K: { id: 14, ...q6_k },
  BF16: { id: 30, ...bf16 },
} as const satisfies Record<string, TensorType & Encoding>

/** The other types of tensors that GGUF files can have: enough is known of them to check where each lies. */
const foreignTypes = {
  Q4_1: { id: 3, blockSize: 32, blockBytes: 20 },
  Q5_1: { id: 7, blockSize: 32, blockBytes: 24 },
  Q8_1: { id: 9, blockSize: 32, blockBytes: 40 },
  Q2_K: { id: 10, blockSize: 256, blockBytes: 84 },
  Q3_K: { id: 11, blockSize: 256, blockBytes: 110 },
  Q5_K: { id: 13, blockSize: 256, blockBytes: 176 },
  Q8_K: { id: 15, blockSize: 256, blockBytes: 292 },
  IQ2_XXS: { id: 16, blockSize: 256, blockBytes: 66 },
  IQ2_XS: { id: 17, blockSize: 256, blockBytes: 74 },
  IQ3_XXS: { id: 18, blockSize: 256, blockBytes: 98 },
  IQ1_S: { id: 19, blockSize: 256, blockBytes: 50 },
  IQ4_NL: { id: 20, blockSize: 32, blockBytes: 18 },
  IQ3_S: { id: 21, blockSize: 256, blockBytes: 110 },
  IQ2_S: { id: 22, blockSize: 256, blockBytes: 82 },
  IQ4_XS: { id: 23, blockSize: 256, blockBytes: 136 },
  I8: { id: 24, blockSize: 1, blockBytes: 1 },
  I16: { id: 25, blockSize: 1, blockBytes: 2 },
  I32: { id: 26, blockSize: 1, blockBytes: 4 },
  I64: { id: 27, blockSize: 1, blockBytes: 8 },
  F64: { id: 28, blockSize: 1, blockBytes: 8 },
  IQ1_M: { id: 29, blockSize: 256, blockBytes: 56 },
  TQ1_0: { id: 34, blockSize: 256, blockBytes: 54 },
  TQ2_0: { id: 35, blockSize: 256, blockBytes: 66 },
  MXFP4: { id: 39, blockSize: 32, blockBytes: 17 },
  NVFP4: { id: 40, blockSize: 64, blockBytes: 36 },
  Q1_0: { id: 41, blockSize: 128, blockBytes: 18 },
  Q2_0: { id: 42, blockSize: 64, blockBytes: 18 },
} as const satisfies Record<string, TensorType>

export const tensorTypes = { ...encodings, ...foreignTypes }

export type EncodingName = keyof typeof encodings
export type TensorTypeName = keyof typeof tensorTypes

const namesById = new Map<number, TensorTypeName>(
  Object.entries(tensorTypes).map(([name, { id }]) => [id, name as TensorTypeName]),
)

/** The type that a number in a file stands for. */
export const tensorTypeOf = (id: number): TensorTypeName | undefined => namesById.get(id)

/** Whether tensors of this type can be read. */
export const isEncoding = (name: TensorTypeName): name is EncodingName => Object.hasOwn(encodings, name)

/** The bytes that `count` numbers take in whole blocks. */
export const encodedBytes = (type: TensorTypeName, count: number): number =>
  (count / tensorTypes[type].blockSize) * tensorTypes[type].blockBytes
