import type { Tensor } from './tensor.ts'
import { topologicalOrder } from './traversal.ts'

const longestShownConstant = 4
const scalarTypes = new Set(['string', 'number', 'boolean'])

/** The name of a tensor's value in the ONNX graph and in dumps; names of inputs and results never start with %. */
export function valueName(tensor: Tensor): string {
  return `%${tensor.id}${tensor.scope.phase === 'recompute' ? 'r' : ''}`
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

/** The attributes that fit on a line; the shape and the element type stand before the op already. */
function describe(tensor: Tensor): string {
  const shown = Object.entries(tensor.attributes).flatMap(([name, value]) => {
    if (name === 'shape' || name === 'dtype') return []
    if (value instanceof Float32Array || value instanceof Int32Array) {
      return value.length <= longestShownConstant ? [`${name}=[${value.join(', ')}]`] : []
    }
    return Array.isArray(value) || scalarTypes.has(typeof value) ? [`${name}=${JSON.stringify(value)}`] : []
  })
  return shown.length > 0 ? ` {${shown.join(', ')}}` : ''
}
