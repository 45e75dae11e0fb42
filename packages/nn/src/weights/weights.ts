import type { Tensor } from '@tunesmith/autograd'

/** A linear layer, y = x Wᵀ (+ b): `[rows, in]` → `[rows, out]`. */
export type Linear = (x: Tensor) => Tensor

/** A matrix of which sometimes only a part is wanted, such as the embedding. */
export interface Matrix {
  /** The rows at `ids`, shape `[...ids, columns]`. */
  rows(ids: Tensor): Tensor
  /** The rows `start` to `end`, shape `[end − start, columns]`. */
  block(start: number, end: number): Tensor
  readonly trainable: boolean
}

/** How the weights of a model get into a graph; a model's forward pass asks for them by their checkpoint names. */
export interface Weights {
  vector(name: string, size: number): Tensor
  matrix(name: string, rows: number, columns: number): Matrix
  linear(name: string, outFeatures: number, inFeatures: number, bias: boolean): Linear
}
