import { valueName } from '../dump.ts'
import { ops } from '../ops/index.ts'
import type { OpName } from '../ops/attributes.ts'
import type { Op } from '../ops/op.ts'
import { sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { byExecution, topologicalOrder } from '../traversal.ts'

/** Checks that a rewritten graph is sound: every tensor runs after its inputs and has the shape its op gives it. */
export function verify(outputs: readonly Tensor[], after: string): void {
  const names = new Set<string>()
  for (const tensor of topologicalOrder(outputs)) {
    const where = `internal: after ${after}, ${tensor.op} ${tensor.scope.path}#${tensor.id}`
    const name = valueName(tensor)
    if (names.has(name)) throw new Error(`${where} exists twice`)
    names.add(name)
    const late = tensor.inputs.find((input) => byExecution(input, tensor) >= 0)
    if (late) throw new Error(`${where} runs before its input ${late.op}#${late.id}`)
    const expected = (ops[tensor.op] as Op<OpName>).infer(tensor.inputs, tensor.attributes)
    if (!sameShape(expected.shape, tensor.shape) || expected.dtype !== tensor.dtype) {
      throw new Error(
        `${where} is ${tensor.dtype} [${tensor.shape}] but its op gives ${expected.dtype} [${expected.shape}]`,
      )
    }
  }
}
