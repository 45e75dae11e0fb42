import type { OnnxModel, OnnxNode } from './model.ts'

/**
 * Makes ONNX Runtime run the nodes in the order in which they stand. Its order is that of a depth-first walk back from
 * the leaves, the last leaf of the file first. So a node whose successor does not read it gets a leaf of its own (an
 * empty `Shape`, which computes nothing and takes no memory), and the leaves stand at the end of the file in reverse:
 * each walk then finds everything done except the one chain of nodes that is due.
 */
export function fixOrder({ nodes, ...model }: OnnxModel): OnnxModel {
  const isRead = new Set(nodes.flatMap(({ inputs }) => inputs))
  const leaves: OnnxNode[] = []
  nodes.forEach((node, index) => {
    if (!isRead.has(node.output)) leaves.push(node)
    else if (!nodes[index + 1].inputs.includes(node.output)) leaves.push(anchor(node))
  })
  return { ...model, nodes: [...nodes.filter(({ output }) => isRead.has(output)), ...leaves.reverse()] }
}

const anchor = ({ name, output }: OnnxNode): OnnxNode => ({
  op: 'Shape',
  domain: '',
  name: `${name}/anchor`,
  inputs: [output],
  output: `${output}/anchor`,
  dtype: 'int64',
  shape: [0],
  attributes: { start: 0, end: 0 },
})
