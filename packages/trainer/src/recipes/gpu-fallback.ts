import { reason } from '@tunesmith/contract'
import type { Settings } from '../defaults/index.ts'
import { accumulateGradients } from '../step.ts'
import type { PreparedRun } from './prepare.ts'

/**
 * Computes the first batch: a GPU that passed its try-out can still lack the memory for this model, or a kernel.
 * @returns what went wrong, in the words of ONNX Runtime; nothing when all is well
 */
export async function firstBatchProblem({ model, trainable, plan }: PreparedRun): Promise<string | undefined> {
  try {
    const [first] = plan.batchesOf(0)
    const tokens = plan.shape.batch * plan.shape.length
    const noise = () => trainable.noise?.({ step: 0, microBatch: 0, tokens }) ?? {}
    await accumulateGradients(model, trainable.parameters, [first], plan.shape.rows, noise)
    return undefined
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).trim().split('\n')
    return line.replace(/\.$/, '')
  }
}

/** The settings with the processor in place of a GPU that failed. */
export function onProcessor(settings: Settings, problem: string): Settings {
  return {
    ...settings,
    provider: { value: 'cpu', reason: reason('provider.first-batch', { provider: settings.provider.value, problem }), origin: 'chosen' },
    precision: { value: 'float32', reason: reason('precision.float32', { provider: 'cpu' }), origin: 'chosen' },
  }
}
