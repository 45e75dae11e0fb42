import type { OpName } from './attributes.ts'
import { elementwise } from './elementwise.ts'
import { leaves } from './leaves.ts'
import { linear } from './linear.ts'
import { movement } from './movement.ts'
import { neural } from './neural.ts'
import type { Op } from './op.ts'
import { quantized } from './quantized.ts'
import { reductions } from './reductions.ts'
import { structure } from './structure.ts'

/** The op table: a missing row, or a row without one of its rules, does not compile. */
export const ops: { readonly [K in OpName]: Op<K> } = {
  ...leaves,
  ...elementwise,
  ...reductions,
  ...movement,
  ...linear,
  ...neural,
  ...quantized,
  ...structure,
}
