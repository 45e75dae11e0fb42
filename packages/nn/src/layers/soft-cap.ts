import { div, mul, tanh, type Tensor } from '@tunesmith/autograd'

/** Bounds x to ±cap by cap × tanh(x / cap), as Gemma 2 does (2024, arXiv:2408.00118); `undefined` is no bound. */
export const softCap = (x: Tensor, cap: number | undefined): Tensor =>
  cap === undefined ? x : mul(tanh(div(x, cap)), cap)
