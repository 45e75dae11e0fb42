import type { Attributes, OpName } from '../ops/attributes.ts'
import type { NdArray } from './ndarray.ts'

/** What one op computes, written to be read; `inputOf` gives the run's inputs by name. */
export type Kernel<K extends OpName> = (
  inputs: readonly NdArray[],
  attributes: Attributes[K],
  inputOf: (name: string) => readonly number[],
) => NdArray

export type Kernels<K extends OpName> = { readonly [Name in K]: Kernel<Name> }
