import type { Chosen, RunSpec } from '@tunesmith/contract'

/** What is known about the model before training. */
export interface ModelFacts {
  name: string
  /** Architecture family, for example `llama`. */
  family: string
  parameters: number
  layers: number
  /** Width of the residual stream. */
  hidden: number
  vocabularySize: number
  /** Longest sequence the model was made for, in tokens. */
  contextLength: number
}

/** What is known about the data before training, measured with the model's tokenizer and template. */
export interface DataFacts {
  /** Training rows; the rows to hold out are still among them when there is no validation file. */
  rows: number
  /** Tokens of all training rows. */
  tokens: number
  /** Those of them that count in the loss. */
  supervisedTokens: number
  /** Lengths of rows in tokens, at the median, at 95 and 99 %, and of the longest. */
  lengthQuantiles: LengthQuantiles
  /** Rows of the validation file; 0 without one. */
  validationRows: number
  /** How the rows are written, where it was recognised. */
  layout?: Chosen<string>
  /** The template they are rendered with, where it was chosen. */
  template?: Chosen<string>
}

export interface LengthQuantiles {
  p50: number
  p95: number
  p99: number
  max: number
}

/** What is known about the machine before training. */
export interface MachineFacts {
  cores: number
  memoryBytes: number
  freeMemoryBytes: number
  /** Free where the run is going to be. */
  freeDiskBytes: number
  /** What computes fastest here, as it was measured. */
  provider: Chosen<ComputeProvider>
}

/** What can compute a training step. */
export type ComputeProvider = Exclude<RunSpec['compute']['provider'], 'auto'>

/** Share of rows longer than a length, read off the straight lines between the known quantiles. */
export function shareLongerThan(length: number, { p50, p95, p99, max }: LengthQuantiles): number {
  const points: [length: number, shareLonger: number][] = [
    [0, 1],
    [p50, 0.5],
    [p95, 0.05],
    [p99, 0.01],
    [max, 0],
  ]
  if (length >= max) return 0
  const above = points.findIndex(([at]) => at > length)
  const [lowLength, lowShare] = points[above - 1]
  const [highLength, highShare] = points[above]
  return lowShare + ((highShare - lowShare) * (length - lowLength)) / (highLength - lowLength)
}
