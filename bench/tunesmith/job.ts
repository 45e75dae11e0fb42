import type { RecomputeLevel } from '@tunesmith/autograd'
import type { TokenizedExample } from '@tunesmith/text'
import type { QuantizedForm } from './forms.ts'

/** What the training child of Tunesmith is told to do. */
export interface TunesmithJob {
  /** Folder of the model. */
  model: string
  /** Folder of the PEFT adapter to start from. */
  adapter: string
  /** One list of packed sequences a step. */
  steps: TokenizedExample[][][]
  batch: number
  length: number
  /** Steps computed before the clock starts; they come from the front of `steps`. */
  warmup: number
  threads: number
  recompute: RecomputeLevel
  prepack: boolean
  /** Linear layers in another form than they are stored in. */
  quantized?: QuantizedForm
}

export interface TrainingResult {
  /** Of each step after the warm-up: forward, backward, clipping, AdamW. */
  stepSeconds: number[]
  /** Of all steps, before their updates. */
  losses: number[]
}

export interface TunesmithResult extends TrainingResult {
  /** Building the graph of the step, and ONNX Runtime loading it. */
  graphSeconds: number
  sessionSeconds: number
}
