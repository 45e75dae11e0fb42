import {
  compile,
  gradients,
  input,
  type CompiledGraph,
  type CompileOptions,
  type Tensor,
} from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import type { AttentionPattern } from '../layers/attention-mask.ts'
import { causalLanguageModelLoss } from '../causal-language-model.ts'
import type { Parameter } from '../weights/trainable-weights.ts'
import type { Weights } from '../weights/weights.ts'

/** The static sizes of one graph: `[batch, length]` tokens of which `rows` positions are supervised. */
export interface BatchShape {
  batch: number
  length: number
  rows: number
}

/** Weights of which some are inputs of the graph, to be trained. */
export type WeightsWithParameters = Weights & { parameters: Parameter[] }

/** The name under which the graph returns the gradient of a parameter. */
export const gradientName = (parameter: string) => `gradient of ${parameter}`

function batchInputs({ batch, length, rows }: BatchShape) {
  const positions = input('positions', [batch, length], 'int32')
  const segments = input('segments', [batch, length], 'int32')
  const pattern: AttentionPattern = {
    queryPositions: positions,
    keyPositions: positions,
    querySegments: segments,
    keySegments: segments,
  }
  return {
    ids: input('ids', [batch, length], 'int32'),
    pattern,
    maxPositions: length,
    rows: input('rows', [rows], 'int32'),
    targets: input('targets', [rows], 'int32'),
    rowWeights: input('rowWeights', [rows]),
  }
}

/** The whole training step as one graph: batch and parameters in, loss and gradients out. */
export function trainingGraph(
  architecture: Architecture,
  weights: WeightsWithParameters,
  shape: BatchShape,
  options: CompileOptions,
): CompiledGraph {
  const loss = causalLanguageModelLoss(architecture, weights, batchInputs(shape))
  const parameters = weights.parameters
  const tensors = gradients(loss, parameters.map(({ tensor }) => tensor))
  const outputs: Record<string, Tensor> = { loss }
  parameters.forEach(({ name }, index) => (outputs[gradientName(name)] = tensors[index]))
  return compile(outputs, options)
}

/** The loss alone, for evaluation. */
export function lossGraph(
  architecture: Architecture,
  weights: Weights,
  shape: BatchShape,
  options: CompileOptions,
): CompiledGraph {
  return compile({ loss: causalLanguageModelLoss(architecture, weights, batchInputs(shape)) }, options)
}
