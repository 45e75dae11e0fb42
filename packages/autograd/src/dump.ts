import type { Tensor } from './tensor.ts'
import { topologicalOrder } from './traversal.ts'

/** The name of a tensor's value in the ONNX graph and in dumps. */
export function valueName(tensor: Tensor): string {
  return `${tensor.scope.phase === 'recompute' ? 'r' : 't'}${tensor.id}`
}

/** The computation as text, one tensor a line in execution order: name, type, op, inputs, place in the model. */
export function dump(outputs: readonly Tensor[]): string {
  return topologicalOrder(outputs)
    .map((tensor) => {
      const inputs = tensor.inputs.map(valueName).join(', ')
      const type = `${tensor.dtype}[${tensor.shape.join(', ')}]`
      const place = [tensor.scope.path, tensor.scope.phase].filter(Boolean).join(' · ')
      return `${valueName(tensor)}: ${type} = ${tensor.op}(${inputs})${describe(tensor)}  # ${place}`
    })
    .join('\n')
}

/** The attributes that fit on a line. */
function describe(tensor: Tensor): string {
  const shown = Object.entries(tensor.attributes).filter(
    ([name, value]) => name !== 'shape' && name !== 'dtype' && ['string', 'number', 'boolean'].includes(typeof value),
  )
  const lists = Object.entries(tensor.attributes).filter(([name, value]) => name !== 'shape' && Array.isArray(value))
  const all = [...shown, ...lists].map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return all.length > 0 ? ` {${all.join(', ')}}` : ''
}
